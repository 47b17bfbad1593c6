import type { Tone } from '@/components/Notice'
import { Notice } from '@/components/Notice'
import type { StatutChoix } from '@/generated/prisma/enums'
import { unSeul } from '@/lib/core/page'
import { choixWorkflow } from '@/lib/referentiel/stage/seance-choix/workflow'

const PHRASES: Record<string, string> = {
  preparer: 'Choix préparé : notez maintenant les situations particulières',
  situation: 'Situation enregistrée',
  tirage: 'Tirage inscrit : les égalités sont départagées',
  bloc: 'Appel déroulé sur les vœux',
  appel: 'La personne suivante est appelée',
  choisir: 'Votre choix est enregistré ; son reçu vous est envoyé par courriel',
  choisirPour: 'Choix par procuration enregistré',
  absence: 'Absence enregistrée',
  ...Object.fromEntries(Object.entries(choixWorkflow.transitions).map(([action, t]) => [action, t.done])),
}

/** The sentence of the act that was just made, from its name in the address. */
export async function Fait({ adresse }: { adresse: Promise<Record<string, string | string[] | undefined>> }) {
  const fait = unSeul((await adresse).fait)
  if (!fait || !Object.hasOwn(PHRASES, fait)) return null
  return (
    <Notice tone="good" live>
      <p>{PHRASES[fait]}.</p>
    </Notice>
  )
}

export const CHOIX = [
  { label: 'Stages', href: '/stages' },
  { label: 'Choix', href: '/stages/choix' },
]

export const TON_CHOIX: Record<StatutChoix, Tone> = {
  PREPARATION: 'info',
  VOEUX_FIGES: 'neutral',
  LISTE_FIGEE: 'neutral',
  OUVERT: 'warn',
  TERMINE: 'neutral',
  PUBLIE: 'good',
}
