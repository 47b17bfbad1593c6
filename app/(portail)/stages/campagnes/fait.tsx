import { PhraseFaite, type AdresseFait } from '@/app/PhraseFaite'
import { Badge } from '@/components/display/Badge'
import type { Tone } from '@/components/feedback/Notice'
import type { StatutCampagnePostes } from '@/generated/prisma/enums'
import { campagneWorkflow } from '@/lib/stages/campagne/workflow'

const PHRASES: Record<string, string> = {
  ouvrir: 'Campagne ouverte : les terrains reçoivent la demande',
  solliciter: 'Demande envoyée aux terrains qui ne l’avaient pas reçue',
  repousser: 'Délai prolongé : les liens déjà envoyés restent valables jusque-là',
  cloreReponses: 'Réponses closes : dressez maintenant l’offre',
  noter: 'Réponse enregistrée',
  rappeler: 'Rappel envoyé',
  reporter: 'Réponses reportées dans l’offre',
  modifierOffre: 'Offre du terrain enregistrée',
  couplerPoste: 'Lieux du stage couplé enregistrés',
  ...Object.fromEntries(Object.entries(campagneWorkflow.transitions).map(([action, t]) => [action, t.done])),
}

/** The sentence of the act that was just made. */
export const Fait = ({ adresse }: AdresseFait) => <PhraseFaite adresse={adresse} phrases={PHRASES} />

const TONS: Record<StatutCampagnePostes, Tone> = {
  PREPARATION: 'info',
  CEBF: 'info',
  REPARTITION: 'info',
  PUBLIEE: 'good',
  CHOIX: 'good',
  AFFECTATIONS: 'neutral',
  CLOSE: 'neutral',
}
export const StatutCampagne = ({ statut }: { statut: StatutCampagnePostes }) => (
  <Badge tone={TONS[statut]}>{campagneWorkflow.states[statut].label}</Badge>
)

export const STAGES = { label: 'Stages', href: '/stages' }
export const CAMPAGNES = { label: 'Campagnes de postes', href: '/stages/campagnes' }
export const campagneDe = ({ id, semestre }: { id: string; semestre: { libelle: string } }) => ({
  label: semestre.libelle,
  href: `/stages/campagnes/${id}`,
})
