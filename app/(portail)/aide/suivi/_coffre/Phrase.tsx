'use client'

import { useState } from 'react'
import { Button } from '@/components/action/Button'
import { TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { enAtelier } from '@/lib/core/coffre/atelier'
import { phraseProposee } from '@/lib/core/coffre/mots'
import type { FormState } from '@/lib/core/requete/form-state'
import { fauteDePhrase, normaliserPhrase } from '@/lib/soutien/cle/phrase'
import { changerPhrase } from '../cle/actions'
import { useAvecCle } from './avec-cle'
import { useCoffre } from './coffre'

const refuser = (champ: string, message: string): FormState => ({ status: 'error', message, fields: { [champ]: message } })

/** The new phrase that two fields hold, or the reason it is refused. */
export function lirePhrase(data: FormData): { phrase: string } | { refus: FormState } {
  const phrase = normaliserPhrase(String(data.get('phrase') ?? ''))
  const faute = fauteDePhrase(phrase)
  if (faute) return { refus: refuser('phrase', faute) }
  if (phrase !== normaliserPhrase(String(data.get('encore') ?? ''))) return { refus: refuser('encore', 'Les deux phrases diffèrent.') }
  return { phrase }
}

/** Two fields for a new phrase, and a proposal that cannot be guessed. */
export function ChampsPhrase() {
  const [proposee, setProposee] = useState(() => phraseProposee())
  return (
    <>
      <p>
        Par exemple&nbsp;: «&nbsp;<strong>{proposee}</strong>&nbsp;».{' '}
        <Button type="button" variant="quiet" onClick={() => setProposee(phraseProposee())}>
          Une autre
        </Button>
      </p>
      <TextField
        name="phrase"
        type="password"
        label="Votre phrase"
        hint="Celle-ci ou une autre&nbsp;: au moins quatre mots, ou vingt caractères. Retenez-la, ou écrivez-la là où vous gardez vos ordonnances."
        autoComplete="off"
      />
      <TextField name="encore" type="password" label="La même, encore une fois" autoComplete="off" />
    </>
  )
}

/** Encloses the open vault's key under another phrase. `sansAncienne`: the sheet opened the vault, because the earlier phrase is lost. */
export function ChangerPhrase({ sansAncienne = false, fold }: { sansAncienne?: boolean; fold?: string }) {
  const { serrures, prendre, garder } = useCoffre()
  const avecCle = useAvecCle()
  if (!serrures) return null
  const { coffre, version } = serrures

  async function changer(previous: FormState, data: FormData): Promise<FormState> {
    const lue = lirePhrase(data)
    if ('refus' in lue) return lue.refus
    if (!sansAncienne) {
      const actuelle = normaliserPhrase(String(data.get('actuelle') ?? ''))
      const sienne = await enAtelier('liberer', coffre, actuelle).catch(() => null)
      if (sienne === null) return refuser('actuelle', 'Ce n’est pas votre phrase actuelle.')
    }
    const trousseau = prendre()
    const nouvelle = new FormData()
    nouvelle.set('coffre', await enAtelier('enfermer', trousseau, lue.phrase))
    nouvelle.set('version', String(version))
    const state = await avecCle(changerPhrase)(previous, nouvelle)
    if (state.status === 'ok') await garder(trousseau)
    return state.status === 'error' ? { ...state, values: undefined } : state
  }

  return (
    <Form action={changer} submitLabel="Changer ma phrase" fold={fold} idPrefix="phrase" optionalMarks={false}>
      {sansAncienne ? null : <TextField name="actuelle" type="password" label="Votre phrase actuelle" autoComplete="off" />}
      <ChampsPhrase />
    </Form>
  )
}
