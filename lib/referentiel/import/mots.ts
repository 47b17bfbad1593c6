import type { Phase, TypeClassement } from '@/generated/prisma/enums'
import { refus, RefusError } from '@/lib/core/erreurs'
import { LIBELLE_CAUSE_SEMESTRE, LIBELLE_PHASE, LIBELLE_SITUATION } from '@/lib/referentiel/interne/anciennete'
import { LIBELLE_MOITIE } from '@/lib/referentiel/stage/couplage'
import { LIBELLE_STAGE, NOM_STAGE } from '@/lib/referentiel/stage/schema'
import { reduire } from './colonnes'

const LIBELLE_CLASSEMENT: Record<TypeClassement, string> = { ECN: 'Épreuves classantes', EN_GROUPE: 'Classement par groupe' }
const PHASES: Record<Phase, string> = { SOCLE: 'Socle', APPROFONDISSEMENT: 'Approfondissement', CONSOLIDATION: 'Consolidation' }

const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)

/** How a value is written in a file, and every way it is understood: its word, its short name. */
function lexique<T extends string>(champ: string, valeurs: Record<T, string>, ...autres: readonly Record<T, string>[]) {
  const codes = Object.keys(valeurs) as T[]
  const connus = new Map(codes.flatMap((code) => [code, valeurs[code], ...autres.map((a) => a[code])].map((mot) => [reduire(mot), code])))
  return {
    ecrire: (code: T | null): string => (code ? majuscule(valeurs[code]) : ''),
    /** Null for an empty cell. @throws RefusError IMPORT-VALEUR */
    lire: (texte: string | undefined): T | null => {
      if (!texte) return null
      const code = connus.get(reduire(texte))
      if (code) return code
      throw new RefusError(
        refus(
          'IMPORT-VALEUR',
          `${champ} : « ${texte.slice(0, 60)} » n’est pas une réponse connue. Écrivez par exemple « ${majuscule(valeurs[codes[0] as T])} ».`,
        ),
      )
    },
  }
}

export const CLASSEMENT = lexique('Classement', LIBELLE_CLASSEMENT)
export const PHASE = lexique('Phase', PHASES, LIBELLE_PHASE)
export const STAGE = lexique('Type de stage', LIBELLE_STAGE, NOM_STAGE)
export const MOITIE = lexique('Moitié', LIBELLE_MOITIE, { SANTE_FEMME: 'Femme', SANTE_ENFANT: 'Enfant' })
export const SITUATION = lexique('Situation', LIBELLE_SITUATION)
export const CAUSE = lexique('Cause', LIBELLE_CAUSE_SEMESTRE)

/** A whole number, whatever a spreadsheet made of it: « 12 », « 1 204 », « 12,0 ». Null for an empty cell. @throws RefusError IMPORT-VALEUR */
export function entier(champ: string, texte: string | undefined): number | null {
  if (!texte) return null
  const nu = texte.replace(/ /g, '').replace(/[.,]0+$/, '')
  if (/^\d{1,9}$/.test(nu)) return Number(nu)
  throw new RefusError(refus('IMPORT-VALEUR', `${champ} : « ${texte.slice(0, 60)} » n’est pas un nombre entier.`))
}

/** A cell that says there is none, where an empty one says nothing. */
export const NEANT = /^(aucune?s?|non|néant)$/i

/** Days since the eve of 1900 by which spreadsheets number dates, and the ones a person may mean: 1954 to 2119. */
const ORIGINE = Date.UTC(1899, 11, 30)
const [PREMIER, DERNIER] = [20_000, 80_000]

/**
 * `2026-11-03` from itself, from « 3/11/2026 », or from a spreadsheet’s number. Null when the cell says there is none,
 * undefined when it is empty. @throws RefusError IMPORT-VALEUR
 */
export function jourDit(champ: string, texte: string | undefined): string | null | undefined {
  if (!texte) return undefined
  if (NEANT.test(texte)) return null
  const nombre = /^\d{5}(?:[.,]0+)?$/.test(texte) ? Number.parseInt(texte, 10) : 0
  if (nombre >= PREMIER && nombre <= DERNIER) return new Date(ORIGINE + nombre * 86_400_000).toISOString().slice(0, 10)
  const [, j = '', m = '', a = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(texte) ?? []
  const iso = a ? `${a}-${m.padStart(2, '0')}-${j.padStart(2, '0')}` : (/^(\d{4}-\d{2}-\d{2})(?:[T ]00:00.*)?$/.exec(texte)?.[1] ?? '')
  const lu = iso ? new Date(`${iso}T00:00:00Z`) : null
  if (lu && !Number.isNaN(lu.getTime()) && lu.toISOString().startsWith(iso)) return iso
  throw new RefusError(
    refus('IMPORT-VALEUR', `${champ} : « ${texte.slice(0, 60)} » n’est pas une date. Écrivez par exemple « 03/11/2026 ».`),
  )
}

/** `2026H` from itself or from « Semestre d’hiver 2026-2027 », « Hiver 2026 », « Été 2027 ». Null for an empty cell. @throws RefusError R-STG-1 */
export function codeSemestre(texte: string | undefined): string | null {
  if (!texte) return null
  const mots = reduire(texte)
  const code = /^(\d{4})([he])$/.exec(mots)
  if (code) return `${code[1]}${code[2]?.toUpperCase()}`
  const dit = /^(?:semestre)?(?:dhiver|hiver|dete|ete)(\d{4})(\d{4})?$/.exec(mots)
  const hiver = mots.includes('hiver')
  if (dit && (hiver ? !dit[2] || Number(dit[2]) === Number(dit[1]) + 1 : !dit[2])) return `${dit[1]}${hiver ? 'H' : 'E'}`
  throw new RefusError(
    refus('R-STG-1', `Semestre : « ${texte.slice(0, 60)} » n’est pas un semestre. Écrivez par exemple « 2026H » ou « Hiver 2026 ».`),
  )
}
