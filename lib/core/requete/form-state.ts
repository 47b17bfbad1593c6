/** One record of an act in number: done, or why not. */
export type LigneFaite = Readonly<{ titre: string; refus?: string }>

/** What a form shows after its action answered. `values` is what was typed, to be shown again. */
export type FormState =
  | { status: 'initial' }
  | { status: 'error'; message: string; regle?: string; fields?: Record<string, string>; values?: Record<string, string | string[]> }
  /** `lignes` is what an act in number did, record by record. `hidden` replaces hidden fields of the form that stays on screen (the new version after an autosave). */
  | { status: 'ok'; message?: string; hidden?: Record<string, string>; lignes?: readonly LigneFaite[]; answer?: unknown }

export const initialFormState: FormState = { status: 'initial' }

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>

/** What one post may weigh with its files, in bytes: the largest file admitted, and the fields around it. */
export const ENVOI_OCTETS_MAX = 12_000_000
