import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { enBase64, enOctets } from './base64'

/** `privee` exists unencrypted only in its holder's browser; `publique` may be published. */
export type Paire = Readonly<{ publique: string; privee: string }>

/** A new key pair (X25519). Call it in the browser of its holder. */
export async function nouvellePaire(): Promise<Paire> {
  const privee = await generateX25519Identity()
  return { privee, publique: await identityToRecipient(privee) }
}

export const publiqueDe = (privee: string): Promise<string> => identityToRecipient(privee)

/** Bytes. Lengths are rounded up to a multiple of this, so that a stored text does not reveal its length. */
const PAS = 1024

/**
 * Encrypts a plain object for the holders of `publiques`, in base64. Spaces pad its text; JSON ignores them.
 * Every recipient can read all of it: seal separately what only one of them should read.
 */
export async function sceller(objet: unknown, publiques: readonly string[]): Promise<string> {
  const chiffreur = new Encrypter()
  for (const publique of publiques) chiffreur.addRecipient(publique)
  return enBase64(await chiffreur.encrypt(rembourrer(objet)))
}

/** Decrypts what `sceller` encrypted. @throws when `privee` is not one of its keys, or when it was altered */
export const ouvrir = <T>(scelle: string, privee: string): Promise<T> => ouvrirAvec<T>(scelle, [privee])

/** The same for a reader with several keys. @throws when none of them opens it */
export async function ouvrirAvec<T>(scelle: string, privees: readonly string[]): Promise<T> {
  const dechiffreur = new Decrypter()
  for (const privee of privees) dechiffreur.addIdentity(privee)
  return JSON.parse(await dechiffreur.decrypt(enOctets(scelle), 'text')) as T
}

/** `cle`: the sealed key that opens `contenus`; null when these are sealed to the reader directly. */
export type Scelles = Readonly<{ cle: string | null; contenus: readonly string[] }>

/** The contents of many cases, in order; null for a case that cannot be opened. Slow: run it in the workshop. */
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

/** How many recipients of one cipher are tried; a person's browser seals to one for each doctor at most. */
const SERRURES_MAX = 64
/** What so many recipients weigh, in base64. */
const ENTETE = 12_000

/** Refuses a cipher with more recipients than these: thousands would keep its reader busy for a second each. @throws Error */
function bienFait(scelle: string): string {
  const entete = new TextDecoder('latin1').decode(enOctets(scelle.slice(0, ENTETE)))
  const serrures = (entete.split('\n--- ', 1)[0] ?? '').split('\n-> ').length - 1
  if (serrures > SERRURES_MAX || !entete.includes('\n--- ')) throw new Error('too many locks')
  return scelle
}

/** Cost of the derivation for a phrase that a person remembers: 2^18, a second or more. Run it in the workshop. */
const PHRASE = 18
/** Cost for a random secret of 128 bits, which cannot be guessed, so that slowing down is useless. */
const SECRET = 10

/**
 * Encrypts under a secret rather than for a key, in base64. `force`: cost of the derivation, according to how easily the
 * secret is guessed.
 */
export async function enfermer(objet: unknown, secret: string, force: 'PHRASE' | 'SECRET'): Promise<string> {
  const chiffreur = new Encrypter()
  chiffreur.setPassphrase(secret)
  chiffreur.setScryptWorkFactor(force === 'PHRASE' ? PHRASE : SECRET)
  return enBase64(await chiffreur.encrypt(rembourrer(objet)))
}

/** Decrypts what `enfermer` encrypted. @throws when the secret is wrong, or when it was altered */
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
