'use client'

import { useState, type ReactNode } from 'react'
import { TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { StepShown } from '@/components/display/StepShown'
import { enAtelier } from '@/lib/core/coffre/atelier'
import type { FormState } from '@/lib/core/requete/form-state'
import { normaliserPhrase } from '@/lib/soutien/cle/phrase'
import { useCoffre } from '../_coffre/coffre'

type AvecPhraseProps = Readonly<{
  /** Why the phrase is asked for. */
  pour: string
  idPrefix: string
  children: (phrase: string, terminer: () => void) => ReactNode
}>

/** Asks for the phrase again before an act that a person who finds the computer open must not make. */
export function AvecPhrase({ pour, idPrefix, children }: AvecPhraseProps) {
  const { serrures } = useCoffre()
  const [phrase, setPhrase] = useState<string>()
  if (!serrures) return null
  if (phrase !== undefined) return <StepShown>{children(phrase, () => setPhrase(undefined))}</StepShown>
  const { coffre } = serrures

  async function verifier(_: FormState, data: FormData): Promise<FormState> {
    const dite = normaliserPhrase(String(data.get('actuelle') ?? ''))
    const sienne = await enAtelier('liberer', coffre, dite).catch(() => null)
    if (sienne === null) {
      const message = 'Ce n’est pas votre phrase actuelle.'
      return { status: 'error', message, fields: { actuelle: message } }
    }
    setPhrase(dite)
    return { status: 'ok' }
  }

  return (
    <Form action={verifier} fold={pour} submitLabel="Continuer" idPrefix={idPrefix} optionalMarks={false}>
      <TextField name="actuelle" type="password" label="Votre phrase actuelle" autoComplete="off" />
    </Form>
  )
}
