import type { StatutCampagnePostes } from '@/generated/prisma/enums'
import type { BilanOffre } from '@/lib/referentiel/stage/offre'

/** What the gauge reads of the campaign that makes the offer. */
export type Avancement = Readonly<{ statut: StatutCampagnePostes; enAttente: number }>

export type JaugeDite = Readonly<{
  ton: 'neutral' | 'good' | 'bad'
  /** One line of a table. */
  etat: string
  titre: string
  phrases: string
}>

const EN_CONSTRUCTION: readonly StatutCampagnePostes[] = ['PREPARATION', 'CEBF']
const enPlaces = (n: number): string => (n === 1 ? 'une place' : `${n} places`)

/**
 * The offer against the legal minimum, in words (R-STG-8). While the campaign still collects places, a shortage is shown
 * with the answers awaited and is not yet a fault. Null: no campaign makes this offer, which is then compared as it is.
 */
export function jaugeDite({ reste, minimum, appeles, suffisante }: BilanOffre, campagne: Avancement | null): JaugeDite {
  const ecart = Math.abs(reste - minimum)
  const regle = `${reste} places au choix commun pour ${appeles} internes ; le minimum légal est de ${minimum}.`
  if (campagne && EN_CONSTRUCTION.includes(campagne.statut)) {
    const { enAttente } = campagne
    const attente = enAttente === 0 ? '' : enAttente === 1 ? 'une réponse attendue' : `${enAttente} réponses attendues`
    return {
      ton: 'neutral',
      etat: ['En construction', attente].filter(Boolean).join(', '),
      titre: 'L’offre est en construction',
      phrases: `À ce jour, ${regle}${attente ? ` Il y a encore ${attente} des terrains.` : ''}`,
    }
  }
  return suffisante
    ? {
        ton: 'good',
        etat: ecart === 0 ? 'Juste suffisante' : `Suffisante, ${enPlaces(ecart)} de plus`,
        titre: 'L’offre atteint le minimum légal',
        phrases: regle,
      }
    : {
        ton: 'bad',
        etat: `Insuffisante, il manque ${enPlaces(ecart)}`,
        titre: 'L’offre est sous le minimum légal',
        phrases: `${regle} Il en manque ${ecart}.`,
      }
}
