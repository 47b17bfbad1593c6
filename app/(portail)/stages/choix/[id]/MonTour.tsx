import { ButtonLink } from '@/components/action/ButtonLink'
import { Notice } from '@/components/feedback/Notice'
import type { Choix } from '@/lib/stages/choix/policy'
import type { MonAppel } from '@/lib/stages/choix/queries'

/** First on every page of a choice, for the interne who is being called. */
export function MonTour({ choix, moi }: { choix: Pick<Choix, 'id' | 'mode' | 'statut'>; moi: MonAppel | null }) {
  if (choix.mode !== 'DIRECT' || choix.statut !== 'OUVERT' || !moi?.appeleLe || moi.issue !== null) return null
  return (
    <Notice tone="warn" title="C’est votre tour" live>
      <p>
        <ButtonLink href={`/stages/choix/${choix.id}/mon-tour`} variant="primary">
          Choisir mon stage
        </ButtonLink>
      </p>
    </Notice>
  )
}
