import type { StatutCampagnePostes } from '@/generated/prisma/enums'
import { jourLong } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import type { CampagnePostes } from './policy'

const pluriel = (n: number, un: string, plusieurs: string): string => (n === 1 ? `Un ${un}` : `${n} ${plusieurs}`)

/** Closed answers stay closed: later ones come by telephone, or by the link of a terrain that had not answered. */
export const refusCloses = ({ reponsesClosesLe }: Pick<CampagnePostes, 'reponsesClosesLe'>): Refus | undefined =>
  reponsesClosesLe
    ? refus(
        'CAMPAGNE-REPONSES',
        `Les réponses sont closes depuis le ${jourLong(reponsesClosesLe)} : une réponse donnée par téléphone se note encore.`,
      )
    : undefined

/** Before the announced term, closing without a terrain needs a reason. */
export const refusCloture = ({ enAttente, jour, reponsesAvant }: CampagnePostes, motif: string): Refus | undefined =>
  enAttente > 0 && jour <= reponsesAvant && motif.length < 5
    ? refus(
        'CAMPAGNE-REPONSES',
        `${pluriel(enAttente, 'terrain n’a pas encore répondu', 'terrains n’ont pas encore répondu')} : dites pourquoi vous ne les attendez pas.`,
      )
    : undefined

/** Before the term, the commission does not examine an offer that terrains may still change. */
export const capacitesRecueillies = ({ enAttente, jour, reponsesAvant }: CampagnePostes): Refus | undefined =>
  enAttente > 0 && jour <= reponsesAvant
    ? refus(
        'CAMPAGNE-REPONSES',
        `${pluriel(enAttente, 'terrain n’a pas encore répondu', 'terrains n’ont pas encore répondu')} : le délai court jusqu’au ${jourLong(reponsesAvant)}.`,
      )
    : undefined

export const offreDressee = ({ places }: CampagnePostes): Refus | undefined =>
  places === 0
    ? refus('CAMPAGNE-OFFRE', 'Aucune place n’est encore offerte : reportez d’abord les réponses des terrains dans l’offre.')
    : undefined

/** A choice that the portal runs moves its campaign: neither can be moved alone. */
export const choixEngage = ({ choix: { prepares, figes } }: CampagnePostes): Refus | undefined =>
  prepares > 0 && figes === 0
    ? refus(
        'CAMPAGNE-CHOIX',
        'Le choix de ce semestre se conduit dans le portail : la campagne y passe quand les premiers vœux sont figés.',
      )
    : undefined

export const choixPublies = ({ choix: { prepares, publies } }: CampagnePostes): Refus | undefined =>
  publies < prepares
    ? refus(
        'CAMPAGNE-CHOIX',
        `${pluriel(prepares - publies, 'choix de ce semestre n’est pas encore publié', 'choix de ce semestre ne sont pas encore publiés')} : les affectations viennent après leurs résultats.`,
      )
    : undefined

/** The term of answers is in the future, and before the semester begins. */
export function refusTerme(reponsesAvant: Date, debutSemestre: Date, jour: Date): Refus | undefined {
  if (reponsesAvant < jour) return refus('CAMPAGNE-TERME', 'Ce jour est déjà passé : laissez aux terrains le temps de répondre.')
  if (reponsesAvant >= debutSemestre)
    return refus('CAMPAGNE-TERME', `Les terrains répondent avant le début du semestre, le ${jourLong(debutSemestre)}.`)
}

export const OFFRE_OUVERTE: readonly StatutCampagnePostes[] = ['PREPARATION', 'CEBF', 'REPARTITION', 'PUBLIEE']

/** Once the choice has begun, its offer does not change. */
export const refusOffreFigee = (statut: StatutCampagnePostes): Refus | undefined =>
  OFFRE_OUVERTE.includes(statut) ? undefined : refus('CAMPAGNE-FIGEE', 'Le choix a commencé : l’offre de ce semestre ne change plus.')
