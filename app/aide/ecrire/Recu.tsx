'use client'

import { useState } from 'react'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { StepShown } from '@/components/display/StepShown'
import type { FormState } from '@/lib/core/requete/form-state'
import { CarteMots } from '../_mots/CarteMots'
import { RedireMots } from '../_mots/RedireMots'

const DEMANDES = [3, 9]

/** The receipt: twelve words to write down before leaving. */
export function Recu({ mots, suite }: { mots: string; suite: string }) {
  const [garde, setGarde] = useState(false)
  const liste = mots.split(' ')

  function noter(): FormState {
    setGarde(true)
    return { status: 'ok' }
  }

  return (
    <StepShown>
      <Notice tone="good" title="Votre demande est arrivée, chiffrée." live>
        <p>{suite}</p>
      </Notice>
      <Section title="Notez ces douze mots">
        <p>
          Ils sont le seul moyen de revenir lire la réponse, d’y répondre ou de tout effacer. Nous ne les connaissons pas et ne pourrons pas
          vous les redonner. Photo, papier, carnet&nbsp;: comme vous voulez, là où personne ne les cherchera.
        </p>
        <CarteMots mots={liste} imprimer="Imprimer une carte" />
      </Section>
      {garde ? (
        <StepShown>
          <Section title="C’est noté">
            <p>Pour lire la réponse&nbsp;: revenez à l’adresse du portail, page «&nbsp;Revenir avec mes mots&nbsp;».</p>
            <p>
              <ButtonLink href="/aide/retour" variant="primary">
                Revenir avec mes mots
              </ButtonLink>
            </p>
          </Section>
        </StepShown>
      ) : (
        <RedireMots
          mots={liste}
          demandes={DEMANDES}
          support="liste"
          onNote={noter}
          title="Vérifions que vous les avez"
          titleLevel={2}
          submitLabel="J’ai noté mes mots"
        />
      )}
    </StepShown>
  )
}
