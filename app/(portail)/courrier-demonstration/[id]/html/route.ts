import { getCourrier } from '@/lib/core/courriel/demonstration'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'

// A mail is a foreign document: no script, no request, no form, and an origin of its own.
const POLITIQUE =
  "default-src 'none'; style-src 'unsafe-inline'; style-src-attr 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"

/** Links open outside the frame, since a page of the portal cannot be framed. */
const horsDuCadre = (html: string): string => html.replace(/^(?:[\s\S]*?<head>)?/i, (debut) => `${debut}<base target="_top">`)

export async function GET(_requete: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const courrier = await lire(getCourrier(acteur, (await params).id))
  return new Response(horsDuCadre(courrier.html ?? ''), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLITIQUE,
      'X-Frame-Options': 'SAMEORIGIN',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
