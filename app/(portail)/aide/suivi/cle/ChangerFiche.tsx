'use client'

import { useState } from 'react'
import { Notice } from '@/components/feedback/Notice'
import { StepShown } from '@/components/display/StepShown'
import { enfermer } from '@/lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import type { FormState } from '@/lib/core/requete/form-state'
import { useAvecCle } from '../_coffre/avec-cle'
import { useCoffre } from '../_coffre/coffre'
import { changerFiche } from './actions'
import { AvecPhrase } from './AvecPhrase'
import { Fiche } from './Fiche'

/** Replaces a recovery sheet that was lost or seen. */
export function ChangerFiche() {
  const { serrures, prendre } = useCoffre()
  const avecCle = useAvecCle()
  const [mots] = useState(nouveauxMots)
  const [fait, setFait] = useState<string>()
  if (fait)
    return (
      <StepShown>
        <Notice tone="good" title={fait} live />
      </StepShown>
    )

  async function changer(): Promise<FormState> {
    const { secret } = await secretsDe(mots)
    const data = new FormData()
    data.set('coffreSecours', await enfermer(prendre(), secret, 'SECRET'))
    data.set('version', String(serrures?.version))
    const state = await avecCle(changerFiche)({ status: 'initial' }, data)
    if (state.status === 'ok') setFait(state.message)
    return state.status === 'error' ? { ...state, values: undefined } : state
  }

  return (
    <AvecPhrase pour="Refaire ma fiche de secours" idPrefix="refaire">
      {() => <Fiche mots={mots} onNote={changer} />}
    </AvecPhrase>
  )
}
