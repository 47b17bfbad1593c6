'use client'

import { useState } from 'react'
import { Form } from '@/components/form/Form'
import { useHydrated } from '@/components/form/field-scope'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { StepShown } from '@/components/display/StepShown'
import { enAtelier } from '@/lib/core/coffre/atelier'
import { enfermer, nouvellePaire } from '@/lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import type { FormState } from '@/lib/core/requete/form-state'
import { useCoffre } from '../_coffre/coffre'
import { ChampsPhrase, lirePhrase } from '../_coffre/Phrase'
import { creerCle } from './actions'
import { Fiche } from './Fiche'

/** A doctor's first key, made in this page: the phrase that encloses it, then the sheet that replaces a lost phrase. */
export function CreerCle() {
  const { garder } = useCoffre()
  const [choisie, setChoisie] = useState<{ phrase: string; mots: string }>()
  const hydrated = useHydrated()
  if (!hydrated)
    return (
      <noscript>
        <Notice
          tone="info"
          title="Votre navigateur n’exécute pas JavaScript&nbsp;: il ne peut pas fabriquer de clé. Revenez depuis un autre appareil."
        />
      </noscript>
    )

  async function choisir(_: FormState, data: FormData): Promise<FormState> {
    const lue = lirePhrase(data)
    if ('refus' in lue) return lue.refus
    setChoisie({ phrase: lue.phrase, mots: nouveauxMots() })
    return { status: 'ok' }
  }

  async function creer(phrase: string, mots: string): Promise<FormState> {
    const [{ privee, publique }, { secret }] = await Promise.all([nouvellePaire(), secretsDe(mots)])
    const cle = new FormData()
    cle.set('clePublique', publique)
    cle.set('coffre', await enAtelier('enfermer', { privee }, phrase))
    cle.set('coffreSecours', await enfermer({ privee }, secret, 'SECRET'))
    const state = await creerCle({ status: 'initial' }, cle)
    if (state.status === 'ok') await garder({ privee })
    return state.status === 'error' ? { ...state, values: undefined } : state
  }

  if (choisie)
    return (
      <StepShown>
        <Fiche mots={choisie.mots} onNote={() => creer(choisie.phrase, choisie.mots)} />
      </StepShown>
    )
  return (
    <Section title="Choisissez une phrase">
      <p>
        Elle ferme votre clé dans ce navigateur. Le portail ne la connaîtra pas et ne pourra pas vous la rendre&nbsp;: à l’étape suivante,
        vous recevrez une fiche de secours.
      </p>
      <Form action={choisir} submitLabel="Continuer" idPrefix="creer" optionalMarks={false}>
        <ChampsPhrase />
      </Form>
    </Section>
  )
}
