import { generateMnemonic, mnemonicToEntropy, mnemonicToSeed } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/french.js'
import { enBase64 } from './base64'

/** Words of a receipt or of a recovery sheet: 128 bits and a checksum, from a list of 2,048 French words. */
export const MOTS = 12
const BITS = 128

const sansAccent = (mot: string): string => mot.normalize('NFD').replace(/\p{M}/gu, '')
/** Four letters identify a word of the list; missing accents are restored. */
const connus = new Map(wordlist.map((mot) => [sansAccent(mot), mot]))

/** Twelve new words, in lower case, separated by spaces. Call it in the person's browser. */
export const nouveauxMots = (): string => generateMnemonic(wordlist, BITS)

/** `n` words drawn for a phrase to remember, 11 bits each. */
export function phraseProposee(n = 6): string {
  const tirage = crypto.getRandomValues(new Uint16Array(n))
  return [...tirage].map((t) => wordlist[t % wordlist.length]).join(' ')
}

export type Lecture = Readonly<{ mots: string } | { faute: string }>

/**
 * Reads words as a person typed them: capitals, accents, commas and line breaks do not matter. Returns a French sentence
 * when they are wrong.
 */
export function lireMots(saisie: string): Lecture {
  const tapes = saisie
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean)
  if (tapes.length !== MOTS) return { faute: `Il faut ${MOTS} mots ; vous en avez écrit ${tapes.length}.` }
  const lus = tapes.map((tape) => connus.get(sansAccent(tape)))
  const inconnu = lus.indexOf(undefined)
  if (inconnu >= 0)
    return { faute: `Le mot n° ${inconnu + 1}, « ${tapes[inconnu]} », n’est pas un des mots possibles. Vérifiez son orthographe.` }
  const mots = lus.join(' ')
  try {
    mnemonicToEntropy(mots, wordlist)
  } catch {
    return { faute: 'Ces mots existent, mais pas dans cet ordre ou pas ensemble : l’un d’eux est sans doute un autre.' }
  }
  return { mots }
}

/**
 * The two secrets derived from twelve words, independent of each other: `jeton` is shown to the server, which keeps its
 * digest; `secret` encrypts and never leaves the browser. Both in base64, 256 bits.
 */
export async function secretsDe(mots: string): Promise<{ jeton: string; secret: string }> {
  const graine = await crypto.subtle.importKey('raw', Uint8Array.from(await mnemonicToSeed(mots)), 'HKDF', false, ['deriveBits'])
  const deriver = async (info: string): Promise<string> => {
    const parametres = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(info) }
    return enBase64(new Uint8Array(await crypto.subtle.deriveBits(parametres, graine, 256)))
  }
  return { jeton: await deriver('jeton'), secret: await deriver('secret') }
}

/** How many words of a key are read aloud. */
const MOTS_CLE = 6

/**
 * Six words that identify a public key (66 bits of its SHA-256). Two people who hear each other compare them, because the
 * portal that transmits the key could transmit another one.
 */
export async function motsDeCle(publique: string): Promise<string> {
  const condense = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(publique)))
  const bits = [...condense].map((octet) => octet.toString(2).padStart(8, '0')).join('')
  const rangs = Array.from({ length: MOTS_CLE }, (_, i) => parseInt(bits.slice(i * 11, (i + 1) * 11), 2))
  return rangs.map((rang) => wordlist[rang]).join(' ')
}
