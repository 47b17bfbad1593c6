import { stringify } from 'csv-stringify/sync'

export type LigneCsv = Readonly<{ rubrique: string; champ: string; valeur: string }>

const estObjet = (valeur: unknown): valeur is Record<string, unknown> =>
  typeof valeur === 'object' && valeur !== null && !(valeur instanceof Date) && !Array.isArray(valeur)

/** A tree of values as lines: the path of each leaf and its value. Lists are numbered from 1. */
export function aplatir(donnees: Record<string, unknown>): LigneCsv[] {
  return Object.entries(donnees).flatMap(([rubrique, valeur]) =>
    feuilles(valeur, []).map(([champ, texte]) => ({ rubrique, champ, valeur: texte })),
  )
}

function feuilles(valeur: unknown, chemin: string[]): [string, string][] {
  if (valeur === null || valeur === undefined) return []
  if (Array.isArray(valeur)) return valeur.flatMap((v, i) => feuilles(v, [...chemin, String(i + 1)]))
  if (estObjet(valeur)) return Object.entries(valeur).flatMap(([cle, v]) => feuilles(v, [...chemin, cle]))
  return [
    [
      chemin.join(' / '),
      valeur instanceof Date ? valeur.toISOString() : typeof valeur === 'boolean' ? (valeur ? 'oui' : 'non') : String(valeur),
    ],
  ]
}

/** The same as a CSV that French spreadsheets open: UTF-8 with a byte order mark, semicolons, and no cell read as a formula. */
export const enCsv = (donnees: Record<string, unknown>): string =>
  stringify([...aplatir(donnees)], {
    header: true,
    columns: { rubrique: 'Rubrique', champ: 'Champ', valeur: 'Valeur' },
    delimiter: ';',
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
