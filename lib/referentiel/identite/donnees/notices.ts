import { stringify } from 'csv-stringify/sync'

export type LigneCsv = Readonly<{ rubrique: string; champ: string; valeur: string }>

const estObjet = (valeur: unknown): valeur is Record<string, unknown> =>
  typeof valeur === 'object' && valeur !== null && !(valeur instanceof Date) && !Array.isArray(valeur)

/** Any tree of values as lines: the path of each leaf and what it holds. Lists are numbered from 1. */
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

/** The same as a spreadsheet of France opens it: UTF-8 with its mark, semicolons, and no cell read as a formula. */
export const enCsv = (donnees: Record<string, unknown>): string =>
  stringify([...aplatir(donnees)], {
    header: true,
    columns: { rubrique: 'Rubrique', champ: 'Champ', valeur: 'Valeur' },
    delimiter: ';',
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
