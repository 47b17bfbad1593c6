/**
 * A person's situation at a choice. The department keeps it and never prints it (R-RNG-10): the call list shows no
 * situation, and the reason (pregnancy, illness, disability…) is not even an input here.
 *
 * REMORDS is called in the ordinary order: the seniority given is already the corrected one (R-RNG-4). ABSENT chooses
 * through the wishes left before the choice, if any; with a procuration the wishes are those of the proxy (R-RNG-9).
 * DISPONIBILITE is on leave during the semester being chosen; HORS_CHOIX is placed by article 44. Neither is called.
 */
export const SITUATIONS_CHOIX = [
  'NORMAL',
  'SURNOMBRE_VALIDANT',
  'SURNOMBRE_NON_VALIDANT',
  'ABSENT',
  'ABSENT_AVEC_PROCURATION',
  'DISPONIBILITE',
  'HORS_CHOIX',
  'REMORDS',
] as const

export type SituationChoix = (typeof SITUATIONS_CHOIX)[number]

/** The right a surnombre gives, without its reason (R-RNG-6). */
export type Surnombre = 'VALIDANT' | 'NON_VALIDANT'

/** Called in the choice: neither on leave nor placed by article 44. */
export const estAppele = (situation: SituationChoix): boolean => situation !== 'DISPONIBILITE' && situation !== 'HORS_CHOIX'

/** Null when the person takes a place of the list. */
export function surnombreDe(situation: SituationChoix): Surnombre | null {
  if (situation === 'SURNOMBRE_VALIDANT') return 'VALIDANT'
  return situation === 'SURNOMBRE_NON_VALIDANT' ? 'NON_VALIDANT' : null
}
