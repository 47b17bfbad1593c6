'use client'

import { useState } from 'react'
import { Actions } from '@/components/action/Actions'
import { Button } from '@/components/action/Button'
import { TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { reprendreAAppareil, saitFaire } from '@/lib/core/coffre/appareil'
import { lireMots, secretsDe } from '@/lib/core/coffre/mots'
import type { FormState } from '@/lib/core/requete/form-state'
import { normaliserPhrase } from '@/lib/soutien/cle/phrase'
import type { Appareil, Serrures, Trousseau } from '@/lib/soutien/cle/schema'
import { useCoffre, type Ouverture } from './coffre'

const AUTRE_CLE =
  'Votre espace s’ouvre, mais la clé que le portail annonce aux autres pour vous n’est pas la vôtre. Ne lisez et n’écrivez rien ici\u00a0: prévenez la coordination de vive voix.'

/** The message after an attempt; none when it succeeded, since the page then shows something else. */
const reponse = (ouverture: Ouverture, champ: string, autreSecret: string): FormState => {
  if (ouverture === 'OUVERT') return { status: 'ok' }
  const message = ouverture === 'AUTRE_CLE' ? AUTRE_CLE : autreSecret
  return { status: 'error', message, fields: { [champ]: message } }
}

/** Opens the vault: by the member's phrase, a device they registered, or the words of their recovery sheet. */
export function Deverrouiller({ serrures }: { serrures: Serrures }) {
  const { deverrouiller, indice } = useCoffre()
  const [secours, setSecours] = useState(false)

  async function parPhrase(_: FormState, data: FormData): Promise<FormState> {
    const phrase = normaliserPhrase(String(data.get('phrase') ?? ''))
    if (phrase === '') return reponse('AUTRE_SECRET', 'phrase', 'Écrivez votre phrase.')
    return reponse(
      await deverrouiller(serrures.coffre, phrase),
      'phrase',
      'Ce n’est pas votre phrase. Vérifiez les majuscules et l’orthographe.',
    )
  }

  async function parMots(_: FormState, data: FormData): Promise<FormState> {
    const lecture = lireMots(String(data.get('mots') ?? ''))
    if ('faute' in lecture) return { status: 'error', message: 'Ces mots ne peuvent pas être les vôtres.', fields: { mots: lecture.faute } }
    const { secret } = await secretsDe(lecture.mots)
    return reponse(
      await deverrouiller(serrures.coffreSecours, secret, true),
      'mots',
      'Ces mots ne sont pas ceux de votre fiche de secours.',
    )
  }

  return (
    <Section title={secours ? 'Rouvrir avec la fiche de secours' : 'Ouvrir l’espace'}>
      {secours ? (
        <Form action={parMots} submitLabel="Rouvrir" idPrefix="secours" optionalMarks={false}>
          <TextArea
            name="mots"
            label="Les douze mots de votre fiche"
            hint="Dans l’ordre. Les majuscules et les accents ne comptent pas."
            rows={3}
            count={false}
          />
        </Form>
      ) : (
        <>
          {indice ? (
            <Notice tone="info">
              Démonstration&nbsp;: la phrase des médecins fictifs est «&nbsp;<strong>{indice}</strong>&nbsp;».
            </Notice>
          ) : null}
          <ParAppareil appareils={serrures.appareils} />
          <Form action={parPhrase} submitLabel="Ouvrir" idPrefix="ouvrir" optionalMarks={false}>
            <TextField
              name="phrase"
              type="password"
              label="Votre phrase"
              hint="Elle reste dans cette page&nbsp;: le portail ne la connaît pas. L’ouverture prend quelques secondes."
              autoComplete="off"
            />
          </Form>
        </>
      )}
      <Button type="button" variant="quiet" onClick={() => setSecours(!secours)}>
        {secours ? 'Revenir à ma phrase' : 'J’ai perdu ma phrase'}
      </Button>
    </Section>
  )
}

function ParAppareil({ appareils }: { appareils: readonly Appareil[] }) {
  const { garder } = useCoffre()
  const [etat, setEtat] = useState<'attend' | 'echec' | 'autre'>()
  if (appareils.length === 0 || !saitFaire()) return null

  async function essayer(appareil: Appareil): Promise<void> {
    setEtat('attend')
    const trousseau = await reprendreAAppareil<Trousseau>(appareil).catch(() => null)
    if (!trousseau) return setEtat('echec')
    setEtat((await garder(trousseau)) === 'AUTRE_CLE' ? 'autre' : undefined)
  }

  return (
    <>
      <Actions>
        {appareils.map((appareil) => (
          <Button
            key={appareil.id}
            type="button"
            variant="primary"
            aria-disabled={etat === 'attend' || undefined}
            onClick={() => void (etat === 'attend' || essayer(appareil))}
          >
            Ouvrir avec «&nbsp;{appareil.nom}&nbsp;»
          </Button>
        ))}
      </Actions>
      {etat === 'echec' ? (
        <Notice tone="warn" title="Cet appareil n’a pas ouvert l’espace. Écrivez votre phrase." live />
      ) : etat === 'autre' ? (
        <Notice tone="bad" title={AUTRE_CLE} live />
      ) : null}
    </>
  )
}
