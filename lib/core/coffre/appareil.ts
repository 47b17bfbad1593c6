import { Decrypter, Encrypter, webauthn } from 'age-encryption'
import { enBase64, enOctets } from './base64'

// Browser only: a passkey whose secret never leaves the device (WebAuthn's PRF), as age uses it.

/** The name under which the device lists it. It does not say what it opens (R-SOU-22). */
const NOM = 'Portail DUMG'

/** Whether this browser supports passkeys. Whether the device can derive a secret is only known by trying. */
export const saitFaire = (): boolean => typeof PublicKeyCredential === 'function' && 'credentials' in navigator

/** Makes a passkey and encloses an object under it: the device asks twice. @throws when it cannot, or when its holder declines */
export async function confierAAppareil(objet: unknown): Promise<{ identite: string; coffre: string }> {
  const identite = await webauthn.createCredential({ keyName: NOM })
  const chiffreur = new Encrypter()
  chiffreur.addRecipient(new webauthn.WebAuthnRecipient({ identity: identite }))
  return { identite, coffre: enBase64(await chiffreur.encrypt(JSON.stringify(objet))) }
}

/** What `confierAAppareil` enclosed. @throws on another device, or when its holder declines */
export async function reprendreAAppareil<T>({ identite, coffre }: Readonly<{ identite: string; coffre: string }>): Promise<T> {
  const dechiffreur = new Decrypter()
  dechiffreur.addIdentity(new webauthn.WebAuthnIdentity({ identity: identite }))
  return JSON.parse(await dechiffreur.decrypt(enOctets(coffre), 'text')) as T
}
