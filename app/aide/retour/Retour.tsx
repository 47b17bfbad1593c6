'use client'

import { useState, type ReactNode } from 'react'
import { TextArea } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { useHydrated } from '@/components/form/field-scope'
import { Notice } from '@/components/feedback/Notice'
import { StepShown } from '@/components/display/StepShown'
import { liberer } from '@/lib/core/coffre/chiffrement'
import { lireMots, secretsDe } from '@/lib/core/coffre/mots'
import type { FormState } from '@/lib/core/requete/form-state'
import type { Retour as RetourLu } from '@/lib/soutien/demande/schema'
import { nouvellePreuve } from '../preuve'
import { ouvrirParMots } from './actions'
import { lireDossier, type Dossier } from './dossier'
import { Fil } from './Fil'

/** The person comes back: their words first, then their own page. Neither the address nor the browser keeps anything. */
export function Retour({ sans }: { sans: ReactNode }) {
  const [dossier, setDossier] = useState<Dossier>()
  const [fin, setFin] = useState<string>()
  const hydrated = useHydrated()
  if (!hydrated) return sans
  if (fin)
    return (
      <StepShown>
        <Notice tone="good" title={fin} live />
      </StepShown>
    )
  if (dossier)
    return (
      <StepShown on={dossier.retour.statut}>
        <Fil dossier={dossier} onChange={setDossier} onEnd={setFin} />
      </StepShown>
    )

  async function ouvrirPage(previous: FormState, data: FormData): Promise<FormState> {
    const lecture = lireMots(String(data.get('mots') ?? ''))
    if ('faute' in lecture) return { status: 'error', message: 'Ces mots ne peuvent pas être les vôtres.', fields: { mots: lecture.faute } }
    const { jeton, secret } = await secretsDe(lecture.mots)
    const demande = new FormData()
    demande.set('jeton', jeton)
    demande.set('preuve', await nouvellePreuve())
    const state = await ouvrirParMots(previous, demande)
    if (state.status === 'error') return { ...state, values: undefined, fields: { mots: state.message } }
    if (state.status !== 'ok') return state
    const retour = state.answer as RetourLu
    const { privee } = await liberer<{ privee: string }>(retour.scelleRecu, secret)
    setDossier(await lireDossier(jeton, privee, retour))
    return { status: 'ok' }
  }

  return (
    <Form action={ouvrirPage} submitLabel="Ouvrir" optionalMarks={false}>
      <TextArea
        name="mots"
        label="Vos douze mots"
        hint="Dans l’ordre, séparés par des espaces. Les majuscules et les accents ne comptent pas."
        rows={3}
        count={false}
      />
    </Form>
  )
}
