import { createHash } from 'node:crypto'

/** Values that canonical JSON can hold. The caller writes dates as text. */
export type Valeur = string | number | boolean | null | readonly Valeur[] | { readonly [cle: string]: Valeur }

/** JSON with its keys in order and no white space: the same content always gives the same bytes (as RFC 8785 for strings and integers). */
export function enCanonique(valeur: Valeur): string {
  if (valeur === null || typeof valeur !== 'object') return JSON.stringify(valeur)
  if (estListe(valeur)) return `[${valeur.map(enCanonique).join(',')}]`
  const champs = Object.entries(valeur).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${champs.map(([cle, v]) => `${JSON.stringify(cle)}:${enCanonique(v)}`).join(',')}}`
}

const estListe = (valeur: object): valeur is readonly Valeur[] => Array.isArray(valeur)

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export const empreinteTexte = (texte: string): string => createHash('sha256').update(texte, 'utf8').digest('hex')
