'use client'

import { useState } from 'react'
import { CheckboxField, CheckboxGroup, RadioGroup, TextArea, TextField } from '@/components/form/Field'
import { useHydrated } from '@/components/form/field-scope'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { StepShown } from '@/components/display/StepShown'
import type { FormState } from '@/lib/core/requete/form-state'
import type { Medecin } from '@/lib/soutien/queries'
import { INQUIETUDE_MAX, PAROLES, QUALITES } from '@/lib/soutien/tiers/schema'
import { envoyerScelle } from '../destinataires'
import { envoyer } from './actions'
import { lireSaisie, scellerSignalement } from './chiffrer'

const options = (mots: Record<string, string>) => Object.entries(mots).map(([value, label]) => ({ value, label }))

const PERSONNE_NE_RESTE: FormState = {
  status: 'error',
  message: 'Gardez au moins un médecin : sinon, personne ne recevra rien.',
  fields: { exclus: 'Gardez au moins un médecin.' },
}

/** A few words about another person, encrypted in this page for the doctors who are not set aside. The author gets no answer. */
export function Envoi({ medecins: connus, jours, sans }: { medecins: readonly Medecin[]; jours: number; sans: React.ReactNode }) {
  const [medecins, setMedecins] = useState(connus)
  const [transmis, setTransmis] = useState(false)
  const [danger, setDanger] = useState(false)
  const hydrated = useHydrated()
  if (!hydrated) return sans
  if (transmis)
    return (
      <StepShown>
        <Transmis jours={jours} />
      </StepShown>
    )

  async function chiffrerEtEnvoyer(_: FormState, data: FormData): Promise<FormState> {
    const lecture = lireSaisie(data)
    if ('refus' in lecture) return lecture.refus
    const { saisie } = lecture
    const gardes = (tous: readonly Medecin[]) => tous.filter((m) => !saisie.exclus.includes(m.id))
    if (gardes(medecins).length === 0) return PERSONNE_NE_RESTE
    const state = await envoyerScelle(medecins, async (tous) => envoyer(_, await scellerSignalement(saisie, gardes(tous))), setMedecins)
    if (state.status === 'ok') setTransmis(true)
    return state.status === 'error' ? { ...state, values: undefined } : state
  }

  return (
    <Form action={chiffrerEtEnvoyer} submitLabel="Chiffrer et transmettre" optionalMarks={false}>
      <div onChange={(event) => event.target instanceof HTMLInputElement && setDanger(event.target.checked)}>
        <CheckboxField name="danger" label="Je crains pour sa vie, ou pour celle de quelqu’un" />
      </div>
      {danger ? <DangerDunAutre /> : null}
      <RadioGroup name="qualite" legend="Qui êtes-vous pour cette personne&nbsp;?" options={options(QUALITES)} />
      <TextField
        name="personne"
        label="De qui s’agit-il&nbsp;?"
        hint="Son nom, et comment la joindre si vous le savez. Elle sera appelée, et libre de refuser."
        autoComplete="off"
        maxLength={200}
      />
      <TextArea
        name="inquietude"
        label="Ce qui vous inquiète"
        hint="Ce que vous avez vu ou entendu, en quelques mots. Pas de diagnostic, pas de nom d’une autre personne."
        rows={5}
        maxLength={INQUIETUDE_MAX}
      />
      <RadioGroup name="parole" legend="Lui en avez-vous parlé&nbsp;?" options={options(PAROLES)} />
      <TextField
        name="moi"
        label="Vous joindre"
        hint="Facultatif. Un médecin peut vouloir comprendre ce que vous avez vu&nbsp;; il ne vous dira rien de la suite."
        autoComplete="off"
        maxLength={200}
      />
      <CheckboxGroup
        name="exclus"
        legend="Ne rien montrer à"
        hint="Si un de ces médecins l’encadre, l’évalue ou la soigne, cochez-le&nbsp;: pour lui, votre message n’existe pas."
        options={medecins.map((m) => ({ value: m.id, label: m.nom }))}
      />
    </Form>
  )
}

function DangerDunAutre() {
  return (
    <Notice tone="bad" title="Appelez maintenant&nbsp;: ce message peut n’être lu que demain." live>
      <ul>
        <li>
          Danger immédiat&nbsp;: <a href="tel:15">15</a> ou <a href="tel:112">112</a>, et dites où se trouve la personne
        </li>
        <li>
          Vous hésitez&nbsp;: le <a href="tel:3114">3114</a> conseille aussi les proches et les soignants, jour et nuit
        </li>
        <li>Ne la laissez pas seule. Restez avec elle, ou demandez à quelqu’un d’y aller.</li>
      </ul>
    </Notice>
  )
}

function Transmis({ jours }: { jours: number }) {
  return (
    <Notice tone="good" title="Transmis." live>
      <p>
        Un médecin de la cellule va proposer à cette personne d’être reçue. Elle accepte ou elle refuse&nbsp;; vous n’en saurez rien, et
        personne d’autre non plus. Ce que vous avez écrit est détruit dès qu’elle a répondu, et au plus tard dans {jours} jours.
      </p>
      <p>
        Continuez à lui parler&nbsp;: ce message ne remplace pas votre présence. Et si cela vous pèse, à vous aussi,{' '}
        <Link href="/aide/reseau">quelqu’un vous écoute</Link>.
      </p>
    </Notice>
  )
}
