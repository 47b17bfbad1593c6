import type { Tone } from '@/components/feedback/Notice'
import type { ModeChoix, StatutChoix } from '@/generated/prisma/enums'
import { choixWorkflow } from '@/lib/stages/choix/workflow'

export const CHOIX = [
  { label: 'Stages', href: '/stages' },
  { label: 'Choix', href: '/stages/choix' },
]

/** The words of a state. Those of a matching differ, since it calls no one. */
export function etatChoix({ mode, statut }: Readonly<{ mode: ModeChoix; statut: StatutChoix }>) {
  const etat = choixWorkflow.states[statut]
  if (mode !== 'APPARIEMENT') return etat
  return { ...etat, ...ETATS_APPARIEMENT[statut] }
}
const ETATS_APPARIEMENT: Partial<Record<StatutChoix, { label?: string; holder?: string; next: string }>> = {
  VOEUX_FIGES: {
    holder: 'les terrains et le secrétariat du DUMG',
    next: 'Chaque terrain classe les docteurs juniors qui l’ont demandé ; le secrétariat fige l’ordre qui départage les égalités.',
  },
  LISTE_FIGEE: {
    label: 'Ordre des égalités figé',
    holder: 'les terrains et le secrétariat du DUMG',
    next: 'Les terrains classent jusqu’à l’heure annoncée, puis le secrétariat ferme les classements.',
  },
  OUVERT: { label: 'Appariement', next: 'Le secrétariat croise les vœux et les classements des terrains.' },
}

export const TON_CHOIX: Record<StatutChoix, Tone> = {
  PREPARATION: 'info',
  VOEUX_FIGES: 'neutral',
  LISTE_FIGEE: 'neutral',
  OUVERT: 'warn',
  TERMINE: 'neutral',
  PUBLIE: 'good',
}
