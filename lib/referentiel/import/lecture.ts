import { runInNewContext } from 'node:vm'
import { read, type CellObject } from '@e965/xlsx'
import { exiger, refus, RefusError, type Refus } from '@/lib/core/erreurs'
import { sansAccents } from '@/lib/core/recherche'
import { estNir } from '@/lib/core/rpps'
import { CSV_MIME, ODS, XLSX } from '@/lib/core/tableur'
import { deplier, replier, type Partie } from './archive'
import { decoder, lireCsv, type LigneLue } from './csv'

/** Lines of one file, headings included. A department's internes with all their semesters are a few thousand. */
export const LIGNES_MAX = 20_000
const COLONNES_MAX = 80
const CARACTERES_MAX = 1000
/** Milliseconds a workbook is given to be read. */
const DUREE_MAX = 8000

export type TableauLu = Readonly<{ type: string; lignes: readonly LigneLue[] }>

const illisible = (message: string) => new RefusError(refus('FICHIER-ILLISIBLE', message), { fichier: message })

/**
 * The first sheet of an XLSX or ODS workbook, or a CSV, as rows of text. Formulas are not computed: the value kept in the
 * file is read. Empty rows are left out.
 * @throws RefusError FICHIER-ILLISIBLE, FICHIER-TYPE, FICHIER-LIGNES, R-ID-4, in one sentence
 */
export function lireTableur(octets: Uint8Array, duree = DUREE_MAX): TableauLu {
  const lu = estZip(octets) ? lireClasseur(octets, duree) : { type: CSV_MIME, lignes: lireTexte(octets) }
  const lignes = lu.lignes.map(({ numero, cellules }) => ({ numero, cellules: cellules.slice(0, COLONNES_MAX).map(enTexte) }))
  const pleines = lignes.filter(({ cellules }) => cellules.some((c) => c !== ''))
  if (pleines.length === 0) throw illisible('Ce fichier ne contient aucune ligne.')
  if (lu.lignes.length > LIGNES_MAX) {
    const message = `Ce fichier a plus de ${LIGNES_MAX.toLocaleString('fr-FR')} lignes. Partagez-le en plusieurs fichiers.`
    throw new RefusError(refus('FICHIER-LIGNES', message), { fichier: message })
  }
  const longue = pleines.find(({ cellules }) => cellules.some((c) => c.length > CARACTERES_MAX))
  exiger(longue && refus('FICHIER-LIGNES', `À la ligne ${longue.numero}, une case contient plus de ${CARACTERES_MAX} caractères.`))
  exiger(refusNir(pleines))
  return { type: lu.type, lignes: pleines }
}

const TITRE_NIR = /\bnir\b|\bsecu(rite sociale)?\b/

/** R-ID-4: the file itself is kept as it came, so one that holds this number is not taken at all. */
function refusNir(lignes: readonly LigneLue[]): Refus | undefined {
  const ligne = lignes.find(({ cellules }, i) => cellules.some((c) => estNir(c) || (i === 0 && TITRE_NIR.test(sansAccents(c)))))
  if (!ligne) return undefined
  const suite = 'Le portail n’en garde aucun : retirez cette colonne, puis déposez le fichier de nouveau.'
  return refus('R-ID-4', `Ce fichier contient un numéro de sécurité sociale, à la ligne ${ligne.numero}. ${suite}`)
}

const estZip = (octets: Uint8Array): boolean => octets[0] === 0x50 && octets[1] === 0x4b && octets[2] === 3 && octets[3] === 4
const estAncienExcel = (octets: Uint8Array): boolean => octets[0] === 0xd0 && octets[1] === 0xcf && octets[2] === 0x11 && octets[3] === 0xe0

/** Spaces alike, nothing that cannot be seen, and without the apostrophe that keeps a text from being a formula. */
export const enTexte = (brut: string): string =>
  brut
    .normalize('NFC')
    .replace(/^'(?=[=+\-@\t\r\n])/, '')
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim()

function lireTexte(octets: Uint8Array): LigneLue[] {
  const refuse = (message: string) => new RefusError(refus('FICHIER-TYPE', message), { fichier: message })
  if (estAncienExcel(octets))
    throw refuse('Ce classeur est protégé par un mot de passe ou d’un ancien format. Enregistrez-le au format .xlsx, sans mot de passe.')
  const texte = decoder(octets)
  if (texte === null)
    throw refuse('Ce fichier n’est pas un tableau. Déposez un classeur Excel (.xlsx), OpenDocument (.ods) ou un fichier CSV.')
  return lireCsv(texte, LIGNES_MAX + 1)
}

function lireClasseur(octets: Uint8Array, timeout: number): TableauLu {
  let parties: Partie[]
  try {
    parties = deplier(octets)
  } catch {
    throw illisible('Ce classeur est abîmé ou beaucoup trop grand une fois ouvert. Enregistrez-le de nouveau, ou au format CSV.')
  }
  const contient = (nom: string): boolean => parties.some((p) => p.nom === nom)
  const type = contient('xl/workbook.xml') ? XLSX : contient('content.xml') ? ODS : null
  if (!type) throw illisible('Ce fichier n’est pas un classeur. Déposez un classeur Excel (.xlsx), OpenDocument (.ods) ou un fichier CSV.')
  const donnees = replier(type === ODS ? parties.map(sansRepetition) : parties)
  try {
    // The reader of workbooks is made of regular expressions: a file written to keep it busy is stopped by the clock.
    const lignes: LigneLue[] = runInNewContext('lire()', { lire: () => cellulesDe(donnees) }, { timeout })
    return { type, lignes }
  } catch {
    throw illisible('Ce classeur n’a pas pu être lu. Enregistrez-le de nouveau, ou au format CSV.')
  }
}

const REPETES_MAX = 20_000

/** ODS says « the same, a million times » in a few letters: only what a sheet of persons may hold is unfolded. */
function sansRepetition(partie: Partie): Partie {
  if (partie.nom !== 'content.xml') return partie
  let reste = REPETES_MAX
  const texte = partie.octets
    .toString('utf8')
    .replace(/((?:number-(?:rows|columns)-repeated|text:c)\s*=\s*["'])([^"']*)/g, (_, avant: string, n: string) => {
      const fois = /^\d{1,2}$/.test(n) ? Number(n) : 1
      reste -= fois
      return `${avant}${reste > 0 ? fois : 1}`
    })
  return { nom: partie.nom, octets: Buffer.from(texte, 'utf8') }
}

function cellulesDe(donnees: Buffer): LigneLue[] {
  const classeur = read(donnees, {
    type: 'buffer',
    dense: true,
    sheets: 0,
    sheetRows: LIGNES_MAX + 1,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    cellStyles: false,
  })
  const rangees = classeur.Sheets[classeur.SheetNames[0] ?? '']?.['!data'] ?? []
  const lignes: LigneLue[] = []
  for (let i = 0; i < Math.min(rangees.length, LIGNES_MAX + 1); i += 1) {
    const rangee = rangees[i]
    if (!rangee) continue
    const cellules = Array.from({ length: Math.min(rangee.length, COLONNES_MAX) }, (_, j) => valeurDe(rangee[j]))
    if (cellules.some((c) => c !== '')) lignes.push({ numero: i + 1, cellules })
  }
  return lignes
}

function valeurDe(cellule: CellObject | undefined): string {
  if (cellule?.v === undefined || cellule.v === null || cellule.t === 'z') return ''
  if (cellule.t === 'e') return typeof cellule.w === 'string' ? cellule.w : '#ERREUR'
  return cellule.t === 'b' ? (cellule.v ? 'Oui' : 'Non') : String(cellule.v)
}
