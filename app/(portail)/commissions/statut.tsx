import { Badge } from '@/components/display/Badge'
import type { Tone } from '@/components/feedback/Notice'
import type { SensAvis, StatutExamen, StatutSeance as Seance } from '@/generated/prisma/enums'
import { LIBELLE_EXAMEN, LIBELLE_SENS } from '@/lib/referentiel/commission/schema'
import { seanceWorkflow } from '@/lib/referentiel/commission/workflow'

const TONS: Record<Seance, Tone> = { PREPARATION: 'neutral', CONVOQUEE: 'info', OUVERTE: 'warn', CLOSE: 'neutral' }
const TONS_SENS: Record<SensAvis, Tone> = { FAVORABLE: 'good', RESERVE: 'warn', DEFAVORABLE: 'bad' }

export const StatutSeance = ({ statut }: { statut: Seance }) => <Badge tone={TONS[statut]}>{seanceWorkflow.states[statut].label}</Badge>

export function StatutPoint({ statut, sens, retire = false }: { statut: StatutExamen; sens: SensAvis | null; retire?: boolean }) {
  if (retire) return <Badge tone="neutral">Retiré de l’ordre du jour</Badge>
  if (sens) return <Badge tone={TONS_SENS[sens]}>{LIBELLE_SENS[sens]}</Badge>
  return <Badge tone={statut === 'EN_DELIBERATION' ? 'warn' : 'neutral'}>{LIBELLE_EXAMEN[statut]}</Badge>
}

export const COMMISSIONS = { label: 'Commissions', href: '/commissions' }
