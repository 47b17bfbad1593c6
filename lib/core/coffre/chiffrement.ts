import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { enBase64, enOctets } from './base64'

/** `privee` exists in clear in the browser of its holder alone; `publique` may be seen by anybody. */
export type Paire = Readonly<{ publique: string; privee: string }>

export async function nouvellePaire(): Promise<Paire> {
  const privee = await generateX25519Identity()
  return { privee, publique: await identityToRecipient(privee) }
}

export const publiqueDe = (privee: string): Promise<string> => identityToRecipient(privee)

/** Lengths are rounded up to this, so that a stored text does not tell how long it is. Bytes. */
const PAS = 1024

/**
 * Encrypts a plain object for the holders of `publiques`, in base64. Spaces are added to its text, which JSON ignores.
 * What only one of them should read must not be sealed to both: each can read all of it.
 */
export async function sceller(objet: unknown, publiques: readonly string[]): Promise<string> {
  const chiffreur = new Encrypter()
  for (const publique of publiques) chiffreur.addRecipient(publique)
  return enBase64(await chiffreur.encrypt(rembourrer(objet)))
}

/** What `sceller` encrypted. @throws when `privee` is not one of its keys, or when it was altered */
export const ouvrir = <T>(scelle: string, privee: string): Promise<T> => ouvrirAvec<T>(scelle, [privee])

/** The same for whoever holds several keys. @throws when none of them opens it */
export async function ouvrirAvec<T>(scelle: string, privees: readonly string[]): Promise<T> {
  const dechiffreur = new Decrypter()
  for (const privee of privees) dechiffreur.addIdentity(privee)
  return JSON.parse(await dechiffreur.decrypt(enOctets(scelle), 'text')) as T
}

/** `cle`: what opens `contenus`, once opened itself; null where these are sealed to the reader. */
export type Scelles = Readonly<{ cle: string | null; contenus: readonly string[] }>

/** The contents of many, in their order; null where one of its own cannot be opened. Run it in the workshop. */
export const ouvrirEnLot = (lot: readonly Scelles[], privees: readonly string[]): Promise<(readonly unknown[] | null)[]> =>
  Promise.all(
    lot.map(async ({ cle, contenus }) => {
      try {
        const cles = cle === null ? privees : [(await ouvrirAvec<{ privee: string }>(cle, privees)).privee]
        return await Promise.all(contenus.map((contenu) => ouvrirAvec<unknown>(bienFait(contenu), cles)))
      } catch {
        return null
      }
    }),
  )

/** Locks of one cipher that are tried; a person's browser puts one for each doctor at most. */
const SERRURES_MAX = 64
/** What this many locks weigh, in base64. */
const ENTETE = 12_000

/** A cipher with thousands of locks would keep its reader busy for a second: made for that, and left shut. @throws */
function bienFait(scelle: string): string {
  const entete = new TextDecoder('latin1').decode(enOctets(scelle.slice(0, ENTETE)))
  const serrures = (entete.split('\n--- ', 1)[0] ?? '').split('\n-> ').length - 1
  if (serrures > SERRURES_MAX || !entete.includes('\n--- ')) throw new Error('too many locks')
  return scelle
}

/** Work of the derivation for a phrase that a person remembers: 2^18, a second or more. Run it in the workshop. */
const PHRASE = 18
/** For a secret that no dictionary holds (128 bits): the derivation has nothing to slow down. */
const SECRET = 10

/** Encrypts under a secret rather than for a key, in base64. `force`: how much of it could be guessed. */
export async function enfermer(objet: unknown, secret: string, force: 'PHRASE' | 'SECRET'): Promise<string> {
  const chiffreur = new Encrypter()
  chiffreur.setPassphrase(secret)
  chiffreur.setScryptWorkFactor(force === 'PHRASE' ? PHRASE : SECRET)
  return enBase64(await chiffreur.encrypt(rembourrer(objet)))
}

/** What `enfermer` encrypted. @throws when the secret is another, or when it was altered */
export async function liberer<T>(enferme: string, secret: string): Promise<T> {
  const dechiffreur = new Decrypter()
  dechiffreur.addPassphrase(secret)
  return JSON.parse(await dechiffreur.decrypt(enOctets(enferme), 'text')) as T
}

function rembourrer(objet: unknown): Uint8Array {
  const octets = new TextEncoder().encode(JSON.stringify(objet))
  const rembourres = new Uint8Array(Math.ceil(octets.length / PAS) * PAS).fill(32)
  rembourres.set(octets)
  return rembourres
}
