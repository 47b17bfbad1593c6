import { initialFormState, type FormState } from '@/lib/core/requete/form-state'
import type { Medecin } from '@/lib/soutien/queries'
import { lireMedecins } from './actions'

type Connu = Pick<Medecin, 'id' | 'clePublique'>

/** The same doctors, at least one of whom changed their key. */
export const clesChangees = (avant: readonly Connu[], actuels: readonly Connu[]): boolean =>
  avant.length === actuels.length &&
  avant.every((m) => actuels.some((a) => a.id === m.id)) &&
  avant.some((m) => !actuels.some((a) => a.clePublique === m.clePublique))

/**
 * Sends what `envoyer` seals to the doctors the page knows. When one of them changed their key meanwhile, seals to the new
 * key and sends again by itself; when one joined or left, `actualiser` shows the new list and the person confirms again.
 */
export async function envoyerScelle<M extends Connu>(
  connus: readonly M[],
  envoyer: (medecins: readonly (M | Medecin)[]) => Promise<FormState>,
  actualiser: (medecins: readonly Medecin[]) => void,
): Promise<FormState> {
  const state = await envoyer(connus)
  if (state.status !== 'error' || state.regle !== 'R-SOU-6') return state
  const lu = await lireMedecins(initialFormState, new FormData()).catch(() => null)
  if (lu?.status !== 'ok') return state
  const actuels = lu.answer as readonly Medecin[]
  actualiser(actuels)
  return clesChangees(connus, actuels) ? envoyer(actuels) : state
}
