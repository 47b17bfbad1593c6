import { Badge } from '@/components/display/Badge'
import type { Tone } from '@/components/feedback/Notice'
import type { StatutCampagnePostes } from '@/generated/prisma/enums'
import { campagneWorkflow } from '@/lib/stages/campagne/workflow'

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
