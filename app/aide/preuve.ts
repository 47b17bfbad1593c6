import type { Challenge } from 'altcha-lib/types'
import { enAtelier } from '@/lib/core/coffre/atelier'
import { initialFormState } from '@/lib/core/requete/form-state'
import { demanderDefi } from './actions'

/** A proof of work for the next post, made in a worker. @throws when the server gives no challenge */
export async function nouvellePreuve(): Promise<string> {
  const state = await demanderDefi(initialFormState, new FormData())
  if (state.status !== 'ok') throw new Error('no challenge')
  const challenge = state.answer as Challenge
  return JSON.stringify({ challenge, solution: await enAtelier('prouver', challenge) })
}
