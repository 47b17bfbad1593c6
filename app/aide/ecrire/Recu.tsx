'use client'

import { useState } from 'react'
import { Button } from '@/components/action/Button'
import { ButtonLink } from '@/components/action/ButtonLink'
import { TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { StepShown } from '@/components/display/StepShown'
import { useLeaveGuard } from '@/components/form/use-leave-guard'
import { WordCard } from '@/components/display/WordCard'
import type { FormState } from '@/lib/core/requete/form-state'

/** Which words are asked again: from the two halves of the list. */
const DEMANDES = [3, 9]

const nu = (mot: string): string => mot.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** The way back: twelve words, to be written down before leaving. */
export function Recu({ mots, suite }: { mots: string; suite: string }) {
  const [garde, setGarde] = useState(false)
  const liste = mots.split(' ')

  useLeaveGuard(!garde)

  async function verifier(_: FormState, data: FormData): Promise<FormState> {
    const faux = DEMANDES.filter((n) => nu(String(data.get(`mot${n}`))) !== nu(liste[n - 1] ?? ''))
    if (faux.length === 0) {
      setGarde(true)
      return { status: 'ok' }
    }
    return {
      status: 'error',
      message: 'Ce ne sont pas ces mots-là. Relisez la liste ci-dessus.',
      fields: Object.fromEntries(faux.map((n) => [`mot${n}`, `Relisez le mot n° ${n} de la liste.`])),
    }
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
        <WordCard words={liste} />
        <p>
          <Button type="button" onClick={() => print()}>
            Imprimer une carte
          </Button>
        </p>
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
        <Form action={verifier} submitLabel="J’ai noté mes mots" title="Vérifions que vous les avez" titleLevel={2} optionalMarks={false}>
          {DEMANDES.map((n) => (
            <TextField key={n} name={`mot${n}`} label={`Mot n° ${n}`} autoComplete="off" short />
          ))}
        </Form>
      )}
    </StepShown>
  )
}
