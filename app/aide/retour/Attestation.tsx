'use client'

import { Form } from '@/components/form/Form'
import { Section } from '@/components/display/Section'
import { enOctets } from '@/lib/core/coffre/base64'
import type { FormState } from '@/lib/core/requete/form-state'
import { attester } from './actions'

/** Proof of an appointment, for those who ask where the person was: it names neither the reason nor the service. */
export function Attestation({ jeton }: { jeton: string }) {
  async function telecharger(previous: FormState): Promise<FormState> {
    const data = new FormData()
    data.set('jeton', jeton)
    const state = await attester(previous, data)
    if (state.status === 'error') return { ...state, values: undefined }
    if (state.status !== 'ok') return state
    const adresse = URL.createObjectURL(new Blob([Uint8Array.from(enOctets(state.answer as string))], { type: 'application/pdf' }))
    const lien = Object.assign(document.createElement('a'), { href: adresse, download: 'attestation.pdf' })
    lien.click()
    URL.revokeObjectURL(adresse)
    return { status: 'ok' }
  }
  return (
    <Section title="Attestation de présence">
      <p>
        Le jour, l’heure et le nom des deux médecins&nbsp;: ni motif, ni nom de service, ni signe du portail. Vous y écrivez votre nom à la
        main, car le portail ne le connaît pas. Si l’on vous demande une signature, l’un d’eux la met à la main sur la feuille&nbsp;:
        demandez-la par message, ou au prochain rendez-vous.
      </p>
      <p>
        Ces deux noms se lisent aussi sur la page publique de la cellule&nbsp;: qui les cherche sur ce portail comprendra. Ne la donnez que
        si on vous la demande.
      </p>
      <Form action={telecharger} submitLabel="Télécharger l’attestation" submitVariant="secondary" idPrefix="attestation-" />
    </Section>
  )
}
