import type { Phase } from '@/generated/prisma/enums'
import { jourLong } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { LIBELLE_PHASE } from '../anciennete'
import type { EcheancePhase, EcheanceThese } from '../echeances'

/** The path without the derogation. */
type Etat = Readonly<{ prevus: number; phases: readonly EcheancePhase[]; these: EcheanceThese }>
type Accord = Readonly<
  { objet: 'MEDECINE_GENERALE'; stages: number } | { objet: 'THESE'; jusquAu: Date } | { objet: 'DUREE_PHASE'; phase: Phase; jusquAu: Date }
>

/** A derogation must grant something that the rules do not (R-DES-1, R-DES-6, R-DES-7), by an act that is not in the future. */
export function refusDerogation(accord: Accord, accordeeLe: Date, date: Date, { prevus, phases, these }: Etat): Refus | undefined {
  const regle = { MEDECINE_GENERALE: 'R-DES-1', THESE: 'R-DES-6', DUREE_PHASE: 'R-DES-7' }[accord.objet]
  if (accordeeLe > date) return refus(regle, 'Cette date est à venir : une dérogation s’enregistre une fois accordée.')
  if (accord.objet === 'MEDECINE_GENERALE')
    return accord.stages < prevus
      ? undefined
      : refus(
          regle,
          `La maquette demande ${prevus} stage${prevus > 1 ? 's' : ''} en médecine générale : la dérogation doit en demander moins.`,
        )
  if (accord.objet === 'THESE') {
    if (these.soutenueLe) return refus(regle, `La thèse est soutenue depuis le ${jourLong(these.soutenueLe)}.`)
    return accord.jusquAu > these.limite
      ? undefined
      : refus(regle, `La thèse peut déjà être soutenue jusqu’au ${jourLong(these.limite)} : la nouvelle date doit être plus tardive.`)
  }
  const phase = phases.find((p) => p.phase === accord.phase)
  if (!phase) return refus(regle, `La ${LIBELLE_PHASE[accord.phase]} n’est pas commencée.`)
  if (phase.etat === 'VALIDEE') return refus(regle, `La ${LIBELLE_PHASE[accord.phase]} est déjà validée.`)
  return accord.jusquAu > phase.limite
    ? undefined
    : refus(
        regle,
        `La ${LIBELLE_PHASE[accord.phase]} peut déjà être validée jusqu’au ${jourLong(phase.limite)} : la nouvelle date doit être plus tardive.`,
      )
}
