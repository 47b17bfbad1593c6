import { utils, write, type CellObject } from '@e965/xlsx'
import { stringify } from 'csv-stringify/sync'
import { isoJour } from '../temps/horloge'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const ODS = 'application/vnd.oasis.opendocument.spreadsheet'
export const CSV_MIME = 'text/csv'
export const CSV = `${CSV_MIME}; charset=utf-8`

/** A `Date` is a day, the UTC midnight that a `date` column holds: a date cell in a workbook, `2026-11-03` in a CSV. */
export type Cellule = string | number | Date | null

/** One sheet: its name (31 characters at most, none of `[]:*?/\`), its headings, its rows. */
export type Feuille = Readonly<{ nom: string; colonnes: readonly string[]; lignes: readonly (readonly Cellule[])[] }>

/**
 * Puts an apostrophe before a text that a spreadsheet would run as a formula. The text is composed first: « ≠ » may be written
 * as an equals sign and a stroke, and an import, which composes, would no longer see why the apostrophe is there.
 */
export function sansFormule(texte: string): string {
  const compose = texte.normalize('NFC')
  return /^[=+\-@\t\r\n]/.test(compose) ? `'${compose}` : compose
}

const saine = (cellule: Cellule): string | number | null =>
  typeof cellule === 'string' ? sansFormule(cellule) : cellule instanceof Date ? isoJour(cellule) : cellule
const enCellule = (cellule: Cellule): string | number | CellObject | null =>
  cellule instanceof Date ? { t: 'd', v: cellule, z: 'dd/mm/yyyy' } : saine(cellule)
const nomDeFeuille = (nom: string): string => nom.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)
const LARGEUR_MAX = 60

/** An XLSX workbook. */
export const ecrireXlsx = (feuilles: readonly Feuille[]): Uint8Array => ecrireClasseur(feuilles, 'xlsx')

/** An OpenDocument workbook. */
export const ecrireOds = (feuilles: readonly Feuille[]): Uint8Array => ecrireClasseur(feuilles, 'ods')

function ecrireClasseur(feuilles: readonly Feuille[], bookType: 'xlsx' | 'ods'): Uint8Array {
  const classeur = utils.book_new()
  for (const { nom, colonnes, lignes } of feuilles) {
    const table = [colonnes, ...lignes]
    const feuille = utils.aoa_to_sheet(table.map((ligne) => ligne.map(enCellule)))
    feuille['!cols'] = colonnes.map((_, i) => ({
      wch: Math.min(LARGEUR_MAX, Math.max(...table.map((l) => String(saine(l[i] ?? '')).length)) + 2),
    }))
    utils.book_append_sheet(classeur, feuille, nomDeFeuille(nom))
  }
  return new Uint8Array(write(classeur, { type: 'buffer', bookType, compression: true }) as Buffer)
}

/** A CSV as French spreadsheets read it: semicolons, and a byte order mark for UTF-8. */
export function ecrireCsv({ colonnes, lignes }: Omit<Feuille, 'nom'>): Uint8Array {
  const texte = stringify(
    [colonnes, ...lignes].map((ligne) => ligne.map(saine)),
    { bom: true, delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  )
  return new TextEncoder().encode(texte)
}
