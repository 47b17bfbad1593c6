import { NextResponse, type NextRequest } from 'next/server'
import { COOKIE } from '@/lib/core/auth/cookie'
import { ENVOI_OCTETS_MAX } from '@/lib/core/requete/form-state'

/** Pages that only a signed-in person may see. The redirection is a convenience: each page calls `requireActeur` itself. */
const PORTAIL =
  /^\/($|(a-faire|flechage|theses|maitres-de-stage|annuaire|commissions|administration|courrier-demonstration|composants|stages|aide\/suivi|aide\/bilans|etat\/session)(\/|$))/
const PUBLIQUES = /^\/stages\/offre(\/|$)/

/** The support cell’s public pages: headers that could identify their reader do not reach the server’s code (R-SOU-5). */
const SANS_PERSONNE = /^\/aide(\/(?!suivi(\/|$)|bilans(\/|$))|$)/
const QUI = ['cookie', 'authorization', 'x-forwarded-for', 'x-real-ip', 'forwarded', 'user-agent', 'referer']
const CELLULE = /^\/aide(\/|$)/

/** A mail or a piece shown as it is. Its route sends a policy of its own, and lets the portal frame it. */
const DOCUMENT_ETRANGER = /^(\/courrier-demonstration\/[^/]+\/html|\/flechage\/[^/]+\/pieces\/[^/]+\/apercu)$/

/** 128 bits, as short as they can be written: a page carries it thirty times. */
const nouveauNonce = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')

function politique(nonce: string): string {
  // React rebuilds server errors with eval, in development only.
  const developpement = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developpement}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const ENTETES: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Permitted-Cross-Domain-Policies': 'none',
}

/** Sets the security headers, the id and the path of the request; redirects to the sign-in page; refuses a body that is too large. */
export function proxy(request: NextRequest): NextResponse {
  const { nextUrl, method } = request
  const connecte = request.cookies.has(COOKIE)
  const chemin = cheminDe(nextUrl)
  const csp = politique(nouveauNonce())
  const demandes = new Headers(request.headers)
  demandes.set('content-security-policy', csp)
  demandes.set('x-requete-id', crypto.randomUUID())
  demandes.set('x-chemin', chemin)
  if (SANS_PERSONNE.test(nextUrl.pathname)) for (const nom of QUI) demandes.delete(nom)

  const lecture = method === 'GET' || method === 'HEAD'
  // PostgreSQL stores no NUL character: redirects to the same address without it.
  if (lecture && request.url.includes('%00')) return NextResponse.redirect(new URL(request.url.replaceAll('%00', '')))
  const renvoyer = lecture && !connecte && PORTAIL.test(nextUrl.pathname) && !PUBLIQUES.test(nextUrl.pathname)
  const demesure = Number(request.headers.get('content-length') ?? 0) > ENVOI_OCTETS_MAX
  const reponse = demesure
    ? new NextResponse('Cet envoi est trop lourd.', { status: 413, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
    : renvoyer
      ? NextResponse.redirect(new URL(chemin === '/' ? '/connexion' : `/connexion?retour=${encodeURIComponent(chemin)}`, nextUrl))
      : NextResponse.next({ request: { headers: demandes } })

  reponse.headers.set('Content-Security-Policy', csp)
  for (const [nom, valeur] of Object.entries(ENTETES)) reponse.headers.set(nom, valeur)
  if (DOCUMENT_ETRANGER.test(nextUrl.pathname))
    for (const nom of ['Content-Security-Policy', 'X-Frame-Options']) reponse.headers.delete(nom)
  if (connecte || CELLULE.test(nextUrl.pathname)) reponse.headers.set('Cache-Control', 'private, no-store')
  const https = nextUrl.protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
  if (https) reponse.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  return reponse
}

function cheminDe(url: NextRequest['nextUrl']): string {
  const params = new URLSearchParams(url.search)
  params.delete('_rsc')
  return `${url.pathname}${params.size > 0 ? `?${params}` : ''}`
}

export const config = { matcher: '/((?!_next/static|_next/image).*)' }
