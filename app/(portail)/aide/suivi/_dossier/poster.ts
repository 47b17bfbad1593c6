import { initialFormState, type FormAction, type FormState } from '@/lib/core/requete/form-state'

/** Calls an action from the browser. A refusal echoes the encrypted values; the fields still hold what was typed. */
export async function poster(
  action: FormAction,
  champs: Readonly<Record<string, string | readonly string[] | undefined>>,
): Promise<FormState> {
  const data = new FormData()
  for (const [nom, valeurs] of Object.entries(champs)) for (const valeur of [valeurs ?? []].flat()) data.append(nom, valeur as string)
  const state = await action(initialFormState, data).catch(dire)
  return state.status === 'error' ? { ...state, values: undefined } : state
}

/** The case was given to others, or erased, while this was typed: the form says so, because an error page would lose the text. */
function dire(cause: unknown): FormState {
  const { digest } = cause as { digest?: unknown }
  if (typeof digest === 'string' && digest.endsWith(';404')) return { status: 'error', message: PARTIE }
  throw cause
}

const PARTIE =
  'Rien n’est parti\u00a0: vous ne lisez plus cette demande. Elle a été confiée à d’autres, retirée ou effacée. Ce que vous avez écrit est encore à l’écran, si vous voulez le copier.'

export const refusChamp = (champ: string, message: string): FormState => ({ status: 'error', message, fields: { [champ]: message } })

/** The value of a field, without spaces around it. */
export const lu = (data: FormData, nom: string): string => String(data.get(nom) ?? '').trim()

export const options = (mots: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(mots).map(([value, label]) => ({ value, label }))

/** A value among the known ones, or else the first of them. */
export const parmi = <T extends string>(mots: Readonly<Record<T, string>>, valeur: string, defaut: T): T =>
  valeur in mots ? (valeur as T) : defaut
