import { createHash, randomBytes } from 'node:crypto'

/** A secret for a cookie or a mailed link, fit for an address. Only its digest is kept. */
export const nouveauJeton = (): string => randomBytes(32).toString('base64url')

/** SHA-256 of a token, in hexadecimal: what a row holds. */
export const empreinteJeton = (jeton: string): string => createHash('sha256').update(jeton).digest('hex')
