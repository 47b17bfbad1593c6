import type { Phase } from '@/generated/prisma/enums'
import type { ReglesDroits } from '../parametres'

/** `OUVRABLES` count Saturdays, `OUVRES` do not, `CALENDRIER` counts every day. */
export type Conges = Readonly<{ jours: number; unite: 'OUVRABLES' | 'OUVRES'; suite: number; uniteSuite: 'OUVRABLES' | 'CALENDRIER' }>

/** R-STG-3: annual leave in days a year, and how many may be taken in a row; a docteur junior has other rules. */
export const congesAnnuels = (phase: Phase, regles: ReglesDroits): Conges =>
  phase === 'CONSOLIDATION'
    ? {
        jours: regles['droits.conges_junior_jours'],
        unite: 'OUVRES',
        suite: regles['droits.conges_junior_suite'],
        uniteSuite: 'CALENDRIER',
      }
    : {
        jours: regles['droits.conges_interne_jours'],
        unite: 'OUVRABLES',
        suite: regles['droits.conges_interne_suite'],
        uniteSuite: 'OUVRABLES',
      }
