import { aOublier } from '@/lib/core/oubli'

/** What the browser holds and sends: the portal's cookie, and where the request comes from. */
export const navigateur = { cookies: new Map<string, string>(), entetes: new Headers() }

export function nouveauNavigateur(adresse = '192.0.2.7'): void {
  navigateur.cookies.clear()
  navigateur.entetes = new Headers({ 'x-forwarded-for': adresse, 'x-requete-id': '00000000-0000-4000-8000-000000000001' })
}

// These replace `next/headers` and `next/cache`, which need a request of the framework's server.
export const headers = async (): Promise<Headers> => navigateur.entetes
export const cookies = async () => ({
  get: (nom: string) => (navigateur.cookies.has(nom) ? { name: nom, value: navigateur.cookies.get(nom) } : undefined),
  set: (nom: string, valeur: string) => void navigateur.cookies.set(nom, valeur),
  delete: (nom: string) => void navigateur.cookies.delete(nom),
})
export const refresh = (): void => undefined

aOublier(() => {
  navigateur.cookies.clear()
  navigateur.entetes = new Headers()
})
