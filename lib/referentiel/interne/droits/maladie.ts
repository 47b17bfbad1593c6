import { addMonths } from 'date-fns'
import { ajouterJours } from '@/lib/core/temps/horloge'
import type { ReglesDroits } from '../parametres'

/** One stretch of a sick leave: what is paid, for how many months, until which day. */
export type Palier = Readonly<{ paie: 'ENTIERE' | 'DEUX_TIERS' | 'MOITIE' | 'AUCUNE'; mois: number; jusquAu: Date }>

/** R-STG-4: an ordinary sick leave, and one for a serious affection, that begin on `debut` (a `date` column value). */
export function congesMaladie(debut: Date, regles: ReglesDroits): Readonly<{ ordinaire: Palier[]; grave: Palier[] }> {
  return {
    ordinaire: paliers(debut, [
      ['ENTIERE', regles['droits.maladie_plein_mois']],
      ['MOITIE', regles['droits.maladie_demi_mois']],
      ['AUCUNE', regles['droits.maladie_sans_mois']],
    ]),
    grave: paliers(debut, [
      ['DEUX_TIERS', regles['droits.longue_maladie_deux_tiers_mois']],
      ['MOITIE', regles['droits.longue_maladie_demi_mois']],
    ]),
  }
}

function paliers(debut: Date, suite: readonly (readonly [Palier['paie'], number])[]): Palier[] {
  let total = 0
  return suite.map(([paie, mois]) => {
    total += mois
    return { paie, mois, jusquAu: ajouterJours(addMonths(debut, total), -1) }
  })
}
