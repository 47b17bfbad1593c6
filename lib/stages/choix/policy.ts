import type { Prisma } from '@/generated/prisma/client'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { tenuPar } from '@/lib/referentiel/stage/terrain/hote'

export const choixSelect = {
  id: true,
  semestreCode: true,
  phase: true,
  mode: true,
  statut: true,
  statutDepuis: true,
  voeuxJusquA: true,
  ouvreLe: true,
  minutesParAppel: true,
  listeId: true,
  graine: true,
  publiqueId: true,
  commissionId: true,
  version: true,
  semestre: { select: { libelle: true, debut: true } },
} satisfies Prisma.ChoixSelect

/** A choice with the counts that its guards read. */
export type Choix = Prisma.ChoixGetPayload<{ select: typeof choixSelect }> &
  Readonly<{
    /** People of the call list in full tie, not yet drawn. */
    egalites: number
    /** People of the call list who have no outcome yet. */
    restants: number
    /** Questions on seniority without an answer, of people in this choice. */
    contestations: number
  }>

/** Prepares and runs a choice. No other role reads ranks and situations (R-RNG-10). */
export const peutConduireChoix = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** The commission's copy holds ranks and surnombres. */
export const peutLireCopieCommission = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE', 'ARS')

/** Follows a choice by pseudonyms: those who run it, and the internes in it. */
export const peutSuivre = (acteur: Acteur, present: boolean): boolean => peutConduireChoix(acteur) || present

/** The terrains an actor answers for. Null for the portal itself, which answers for none. */
export const lieuxTenus = ({ personneId }: Acteur): Prisma.TerrainWhereInput | null => (personneId === null ? null : tenuPar(personneId))

/** People who are called: neither on leave nor placed by article 44. */
export const appeles = { situation: { notIn: ['DISPONIBILITE', 'HORS_CHOIX'] } } satisfies Prisma.AppelChoixWhereInput
