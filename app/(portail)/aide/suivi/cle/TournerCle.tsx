'use client'

import { useState } from 'react'
import { Notice } from '@/components/feedback/Notice'
import { StepShown } from '@/components/display/StepShown'
import { enAtelier } from '@/lib/core/coffre/atelier'
import { enfermer, nouvellePaire } from '@/lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import { initialFormState, type FormState } from '@/lib/core/requete/form-state'
import type { MaCle } from '@/lib/soutien/cle/schema'
import { useAvecCle } from '../_coffre/avec-cle'
import { useCoffre } from '../_coffre/coffre'
import { resceller, succeder } from '../_coffre/rotation'
import { demanderMesCles, tournerCle } from './actions'
import { AvecPhrase } from './AvecPhrase'
import { Fiche } from './Fiche'

/** Another key for the same doctor: this page seals again all that was sealed to the first. */
export function TournerCle() {
  const { serrures, prendre, garder } = useCoffre()
  const avecCle = useAvecCle()
  const [mots] = useState(nouveauxMots)
  const [fait, setFait] = useState<string>()
  if (fait)
    return (
      <StepShown>
        <Notice tone="good" title={fait} live />
      </StepShown>
    )

  async function tourner(phrase: string): Promise<FormState> {
    const lues = await demanderMesCles(initialFormState, new FormData())
    if (lues.status !== 'ok') return lues
    const [ancien, paire, { secret }] = [prendre(), await nouvellePaire(), await secretsDe(mots)]
    const nouveau = succeder(ancien, paire.privee)
    const data = new FormData()
    data.set('clePublique', paire.publique)
    data.set('coffre', await enAtelier('enfermer', nouveau, phrase))
    data.set('coffreSecours', await enfermer(nouveau, secret, 'SECRET'))
    data.set('version', String(serrures?.version))
    data.set('cles', JSON.stringify(await resceller(lues.answer as MaCle[], ancien, paire.publique)))
    // Kept before it is announced, because the page is then drawn again around it.
    await garder(nouveau)
    const state = await avecCle(tournerCle)(initialFormState, data)
    if (state.status === 'ok') setFait(state.message)
    else await garder(ancien)
    return state.status === 'error' ? { ...state, values: undefined } : state
  }

  return (
    <AvecPhrase pour="Changer de clé" idPrefix="tourner">
      {(phrase) => <Fiche mots={mots} onNote={() => tourner(phrase)} />}
    </AvecPhrase>
  )
}
