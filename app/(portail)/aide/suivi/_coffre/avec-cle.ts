'use client'

import { initialFormState, type FormAction } from '@/lib/core/requete/form-state'
import type { Possession } from '@/lib/soutien/cle/schema'
import { demanderPossession } from '../cle/actions'
import { useCoffre } from './coffre'

/** Posts an act on keys with the proof that this page holds the member's own key: a session alone may not change one. */
export function useAvecCle(): (action: FormAction) => FormAction {
  const { ouvrir } = useCoffre()
  return (action) => async (previous, data) => {
    const lue = await demanderPossession(initialFormState, new FormData())
    if (lue.status !== 'ok') return lue
    const { possession } = await ouvrir<Possession>(String(lue.answer))
    data.set('possession', possession)
    return action(previous, data)
  }
}
