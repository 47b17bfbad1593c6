import { initialFormState, type FormAction, type FormState } from '@/lib/core/form-state'

/** Calls an action from the browser. What a refusal sends back is encrypted: what was typed is still in the fields. */
export async function poster(
  action: FormAction,
  champs: Readonly<Record<string, string | readonly string[] | undefined>>,
): Promise<FormState> {
  const data = new FormData()
  for (const [nom, valeurs] of Object.entries(champs)) for (const valeur of [valeurs ?? []].flat()) data.append(nom, valeur as string)
  const state = await action(initialFormState, data)
  return state.status === 'error' ? { ...state, values: undefined } : state
}

export const refusChamp = (champ: string, message: string): FormState => ({ status: 'error', message, fields: { [champ]: message } })

/** What was typed in a field, without the spaces around it. */
export const lu = (data: FormData, nom: string): string => String(data.get(nom) ?? '').trim()

export const options = (mots: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(mots).map(([value, label]) => ({ value, label }))

/** A value among known ones, or the first of them. */
export const parmi = <T extends string>(mots: Readonly<Record<T, string>>, valeur: string, defaut: T): T =>
  valeur in mots ? (valeur as T) : defaut
