import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { COOKIE } from '@/lib/core/auth/cookie'
import { proxy } from '@/proxy'

type Options = { connecte?: boolean; method?: string; entetes?: Record<string, string> }

function appeler(chemin: string, { connecte = false, method = 'GET', entetes = {} }: Options = {}) {
  const headers = new Headers(entetes)
  if (connecte) headers.set('cookie', `${COOKIE}=jeton`)
  return proxy(new NextRequest(`http://127.0.0.1:3000${chemin}`, { method, headers }))
}

const transmis = (reponse: Response, nom: string) => reponse.headers.get(`x-middleware-request-${nom}`)

describe('the security headers of a page', () => {
  it('hold a strict content policy, with a new nonce for each answer', () => {
    const [une, autre] = [appeler('/aide'), appeler('/aide')].map((r) => r.headers.get('content-security-policy') ?? '')
    const nonce = /'nonce-([^']+)'/.exec(une ?? '')?.[1]
    expect(nonce).toBeTruthy()
    expect(autre).not.toContain(nonce)
    expect(une).toBe(
      `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    )
    expect(transmis(appeler('/aide'), 'content-security-policy')).toContain("'strict-dynamic'")
  })

  it('require https only when the page came over https', () => {
    expect(appeler('/aide').headers.has('strict-transport-security')).toBe(false)
    expect(appeler('/aide', { entetes: { 'x-forwarded-proto': 'https' } }).headers.get('strict-transport-security')).toMatch(/^max-age=\d+/)
  })
})

describe('what the proxy tells the portal of the request', () => {
  it('gives each request an id and its real path, whatever the caller claims', () => {
    const reponse = appeler('/flechage/7?onglet=avis&_rsc=abc', {
      connecte: true,
      entetes: { 'x-chemin': '//ailleurs', 'x-requete-id': 'faux' },
    })
    expect(transmis(reponse, 'x-chemin')).toBe('/flechage/7?onglet=avis')
    expect(transmis(reponse, 'x-requete-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('R-SOU-5: the support cell’s public pages do not know their reader', () => {
  const QUI = { 'x-forwarded-for': '192.0.2.7', 'user-agent': 'navigateur', referer: 'http://127.0.0.1:3000/a-faire', authorization: 'x' }

  it.each(['/aide', '/aide/ecrire', '/aide/retour', '/aide/suivi-inconnu'])(
    '%s: neither the session nor the address of the reader reaches the code',
    (chemin) => {
      const reponse = appeler(chemin, { connecte: true, method: 'POST', entetes: QUI })
      for (const nom of ['cookie', ...Object.keys(QUI)]) expect(transmis(reponse, nom)).toBeNull()
      expect(transmis(reponse, 'x-chemin')).toBe(chemin)
      expect(reponse.headers.get('cache-control')).toBe('private, no-store')
    },
  )

  it.each(['/aide/suivi', '/aide/suivi/7', '/aide/bilans'])('%s, which doctors or the department read, receives the session', (chemin) => {
    expect(transmis(appeler(chemin, { connecte: true }), 'cookie')).toBe(`${COOKIE}=jeton`)
    expect(appeler(chemin).headers.get('location')).toContain('/connexion')
  })
})

describe('a page of the portal without a session cookie', () => {
  it.each([
    ['/', '/connexion'],
    ['/flechage/7?onglet=avis', '/connexion?retour=%2Fflechage%2F7%3Fonglet%3Davis'],
    ['/administration', '/connexion?retour=%2Fadministration'],
  ])('%s leads to %s', (chemin, attendu) => {
    const reponse = appeler(chemin)
    expect(reponse.status).toBe(307)
    const { pathname, search } = new URL(reponse.headers.get('location') ?? '')
    expect(pathname + search).toBe(attendu)
  })

  it.each([
    '/connexion',
    '/aide',
    '/mentions-legales',
    '/accessibilite',
    '/donnees-personnelles',
    '/accord/abc',
    '/capacite/abc',
    '/stages/offre',
    '/flechages-inconnus',
  ])('%s is not redirected', (chemin) => {
    expect(appeler(chemin).headers.has('location')).toBe(false)
  })

  it('lets a post through, because the action itself answers', () => {
    expect(appeler('/flechage/7', { method: 'POST' }).headers.has('location')).toBe(false)
  })

  it('lets a request with the cookie through, and keeps the answer out of caches', () => {
    const reponse = appeler('/flechage/7', { connecte: true })
    expect(reponse.headers.has('location')).toBe(false)
    expect(reponse.headers.get('cache-control')).toBe('private, no-store')
  })
})
