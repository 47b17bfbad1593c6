'use client'

import { useState } from 'react'
import { CheckboxField, TextArea } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import { TEXTE_MAX, type Message } from '@/lib/soutien/schema'
import { Danger } from '../ecrire/Danger'
import { choisisParmi, lireJoints, oublierJoints } from '../partage'
import { ChoixResultats } from '../Resultats'
import { envoyerMessage } from './actions'
import type { Agir } from './dossier'

const refus = (message: string): FormState => ({ status: 'error', message, fields: { texte: message } })

/** A message to the doctors. When danger is ticked, the page first says what to do now, and the doctors are told at once. */
export function Ecrire({ clePublique, agir }: { clePublique: string; agir: Agir }) {
  const [joints, setJoints] = useState(lireJoints)
  const [danger, setDanger] = useState(false)

  async function ecrire(_: FormState, data: FormData): Promise<FormState> {
    const echelles = choisisParmi(joints, data)
    const urgent = data.get('danger') !== null
    const texte = String(data.get('texte') ?? '').trim() || (urgent ? 'Je suis en danger, ou je pense à mourir.' : '')
    if (texte === '' && echelles.length === 0) return refus('Écrivez quelque chose.')
    if (texte.length > TEXTE_MAX) return refus(`${TEXTE_MAX.toLocaleString('fr-FR')} caractères au plus.`)
    const message: Message = { texte, signature: '', ...(echelles.length > 0 ? { echelles } : {}) }
    const state = await agir(envoyerMessage, { contenu: await sceller(message, [clePublique]), urgent: urgent ? 'on' : '' })
    if (state.status === 'ok') {
      oublierJoints()
      setJoints([])
    }
    return state
  }

  return (
    <Form action={ecrire} submitLabel="Chiffrer et envoyer" idPrefix="message-" optionalMarks={false}>
      <div onChange={(event) => event.target instanceof HTMLInputElement && setDanger(event.target.checked)}>
        <CheckboxField name="danger" label="Je suis en danger, ou je pense à mourir" />
      </div>
      {danger ? <Danger /> : null}
      <TextArea name="texte" label="Votre message" rows={5} maxLength={TEXTE_MAX} />
      <ChoixResultats scores={joints} />
    </Form>
  )
}
