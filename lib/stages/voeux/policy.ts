import { estSysteme, type Acteur } from '@/lib/core/auth/acteur'

/** The interne alone writes and reads their wishes until the choice is over: no role opens them (R-RNG-10). */
export const peutFaireDesVoeux = (acteur: Acteur): acteur is Acteur & { interneId: string } =>
  !estSysteme(acteur) && acteur.interneId !== null
