import { Badge } from '@/components/display/Badge'
import type { Tone } from '@/components/feedback/Notice'
import type { PlainCell } from '@/components/display/TableView'
import type { StatutFlechage } from '@/generated/prisma/enums'
import { echeance, jourCourt } from '@/lib/core/temps/dates'
import { aujourdhui } from '@/lib/core/temps/horloge'
import type { Dossier } from '@/lib/flechage/policy'
import { termeDe, workflow } from '@/lib/flechage/workflow'

export const TONS: Record<StatutFlechage, Tone> = {
  BROUILLON: 'neutral',
  DEPOSEE: 'info',
  INCOMPLETE: 'warn',
  RECEVABLE: 'info',
  EN_COMMISSION: 'info',
  AVIS_FAVORABLE: 'good',
  AVIS_RESERVE: 'warn',
  AVIS_DEFAVORABLE: 'bad',
  SAISINE_ARS: 'info',
  NON_SAISIE: 'bad',
  ENTRETIEN: 'info',
  AFFECTEE: 'good',
  REFUSEE: 'bad',
  NOTIFIEE: 'info',
  CLOSE: 'neutral',
  RETIREE: 'neutral',
  CADUQUE: 'warn',
}

export const Statut = ({ statut }: { statut: StatutFlechage }) => <Badge tone={TONS[statut]}>{workflow.states[statut].label}</Badge>

/** The same in a list. */
export const celluleStatut = (statut: StatutFlechage): PlainCell => ({ text: workflow.states[statut].label, tone: TONS[statut] })

export const FLECHAGE = { label: 'Fléchage', href: '/flechage' }

/** Who has to act on the request, as its own interne reads it: « vous ». */
export const detenteur = (holder: string, sien: boolean): string => (sien && holder === 'l’interne' ? 'vous' : holder)

/** The last day of what the request waits for, or null. */
export const termeDuDossier = ({ statut, campagne, complements }: Pick<Dossier, 'statut' | 'campagne' | 'complements'>): Date | null =>
  termeDe(statut, { ...campagne, complementsLe: complements.find((c) => c.reponduLe === null)?.terme ?? null })

/** « avant le 5 janv. 2027, dans 12 jours ». */
export function Echeance({ terme }: { terme: Date }) {
  const jour = aujourdhui()
  const texte = `avant le ${jourCourt(terme)}, ${echeance(terme, jour)}`
  return terme < jour ? <Badge tone="bad">{texte}</Badge> : <span>{texte}</span>
}
