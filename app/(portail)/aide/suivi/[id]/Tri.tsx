'use client'

import { useState } from 'react'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { StepShown } from '@/components/display/StepShown'
import type { FormState } from '@/lib/core/requete/form-state'
import { clore, ecarter } from '../_dossier/actions'
import type { Agir, Ouvert } from '../_dossier/AvecDossier'
import { poster } from '../_dossier/poster'

/** The acts that end a request without a follow-up. */
export function Tri({ ouvert: { lu }, agir }: { ouvert: Ouvert; agir: Agir }) {
  const [fin, setFin] = useState<string>()
  if (fin)
    return (
      <StepShown>
        <Notice tone="good" title={fin} live>
          <ButtonLink href="/aide/suivi">Revenir au tableau</ButtonLink>
        </Notice>
      </StepShown>
    )
  if (lu.statut !== 'RECUE' && lu.statut !== 'URGENCE') return null
  async function detruire(): Promise<FormState> {
    const state = await poster(ecarter, { id: lu.id })
    if (state.status === 'ok') setFin(state.message)
    return state
  }
  return (
    <Section title="Sans suite">
      {
        // Once a danger is recorded, two doctors follow it to its end.
        lu.clePubliqueDossier ? null : (
          <Form
            action={() => agir(clore, { version: String(lu.version) })}
            submitLabel="Terminer"
            submitVariant="secondary"
            fold="La personne n’a pas besoin d’aller plus loin"
            idPrefix="clore"
            confirm="Terminer sans confier la demande à deux médecins&nbsp;?"
          />
        )
      }
      <Form
        action={detruire}
        submitLabel="Détruire cette fausse demande"
        submitVariant="danger"
        fold="C’est une fausse demande"
        idPrefix="fausse"
        confirm="Tout son contenu est détruit, pour tous. Cela ne se reprend pas. Détruire&nbsp;?"
      />
    </Section>
  )
}
