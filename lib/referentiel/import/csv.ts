import { refus, RefusError } from '@/lib/core/erreurs'

export type LigneLue = Readonly<{ /** As a person counts them, from 1. */ numero: number; cellules: readonly string[] }>

/** The text of a file people call CSV: UTF-8 or, failing that, the Windows alphabet; UTF-16 with its mark. Null when it is no text. */
export function decoder(octets: Uint8Array): string | null {
  const [a, b] = octets
  if (a === 0xff && b === 0xfe) return sain(new TextDecoder('utf-16le').decode(octets))
  if (a === 0xfe && b === 0xff) return sain(new TextDecoder('utf-16be').decode(octets))
  try {
    return sain(new TextDecoder('utf-8', { fatal: true }).decode(octets))
  } catch {
    return sain(new TextDecoder('windows-1252').decode(octets))
  }
}

const sain = (texte: string): string | null => (texte.includes('\0') ? null : texte.replace(/^\uFEFF/, ''))

const SEPARATEURS = [';', '\t', ','] as const

/** Of the three separators in use, the one most met on the first line outside quotes. */
function separateurDe(texte: string): string {
  const fin = texte.search(/[\r\n]*[^\r\n]+[\r\n]/)
  const premiere = texte.slice(Math.max(fin, 0), Math.max(fin, 0) + 20_000).replace(/^[\r\n]+/, '')
  const nue = (premiere.split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const comptes = SEPARATEURS.map((s) => [s, nue.split(s).length] as const)
  return comptes.reduce((meilleur, essai) => (essai[1] > meilleur[1] ? essai : meilleur))[0]
}

/**
 * The rows of a CSV, each with the line of the file it begins on; `max` rows at most are read.
 * @throws RefusError FICHIER-ILLISIBLE when a quotation mark is never closed
 */
export function lireCsv(texte: string, max: number): LigneLue[] {
  const separateur = separateurDe(texte)
  const lignes: LigneLue[] = []
  let ou = 0
  let numero = 1
  while (ou < texte.length && lignes.length < max) {
    const debut = numero
    const cellules: string[] = []
    for (;;) {
      let cellule = ''
      if (texte[ou] === '"') {
        for (ou += 1; ;) {
          const fin = texte.indexOf('"', ou)
          if (fin < 0)
            throw new RefusError(
              refus('FICHIER-ILLISIBLE', `Un guillemet ouvert à la ligne ${debut} n’est jamais refermé. Corrigez le fichier.`),
            )
          const morceau = texte.slice(ou, fin)
          cellule += morceau
          numero += sautsDe(morceau)
          ou = fin + 1
          if (texte[ou] !== '"') break
          cellule += '"'
          ou += 1
        }
      }
      const depart = ou
      while (ou < texte.length && texte[ou] !== separateur && texte[ou] !== '\n' && texte[ou] !== '\r') ou += 1
      cellules.push(cellule + texte.slice(depart, ou))
      if (texte[ou] !== separateur) break
      ou += 1
    }
    lignes.push({ numero: debut, cellules })
    if (texte[ou] === '\r') ou += 1
    if (texte[ou] === '\n') ou += 1
    numero += 1
  }
  return lignes
}

function sautsDe(texte: string): number {
  let nombre = 0
  for (let ou = texte.indexOf('\n'); ou >= 0; ou = texte.indexOf('\n', ou + 1)) nombre += 1
  return nombre
}
