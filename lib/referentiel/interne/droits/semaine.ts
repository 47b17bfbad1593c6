import type { ReglesDroits } from '../parametres'

/** Half-days of a week; of those outside the stage, half are for the university and half are free. */
export type Semaine = Readonly<{ demiJournees: number; enStage: number; horsStage: number; heuresMax: number; moisSansGarde: number }>

/** R-DES-5: ten half-days, eight of them in the stage; no night duty after the month of pregnancy that the rule names. */
export function semaineDeStage(regles: ReglesDroits): Semaine {
  const demiJournees = regles['droits.semaine_demi_journees']
  const enStage = Math.min(demiJournees, regles['droits.semaine_stage'])
  return {
    demiJournees,
    enStage,
    horsStage: demiJournees - enStage,
    heuresMax: regles['droits.semaine_heures_max'],
    moisSansGarde: regles['droits.gardes_grossesse_mois'],
  }
}
