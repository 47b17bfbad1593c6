'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'

/** What a form passes to the fields inside it. Outside a form, fields use these defaults. */
export type FieldScope = {
  errors: Record<string, string>
  /** What was typed in the post this page answers; absent when there was none or it succeeded. */
  values?: Record<string, string | string[]>
  /** Changes when the form succeeded, so that every field starts from its new default. */
  version: number
  /** Keeps ids apart when a page holds two forms with the same field names. */
  idPrefix: string
  /** Whether optional fields say « facultatif »; those of a filter bar do not. */
  marksOptional: boolean
}

export const defaultScope: FieldScope = { errors: {}, version: 0, idPrefix: '', marksOptional: true }

export const FieldScopeContext = createContext<FieldScope>(defaultScope)

/** Whether the browser is asked neither to keep nor to send what is typed. */
export const PrivateFieldsContext = createContext(false)
const PRIVATE = { autoComplete: 'off', spellCheck: false } as const

/** The id of a field's control, which the error summary links to. */
export function fieldId(idPrefix: string, name: string): string {
  return idPrefix ? `champ-${idPrefix}-${name}` : `champ-${name}`
}

export type FieldWiring = {
  id: string
  hintId: string
  errorId: string
  error?: string
  version: number
  marksOptional: boolean
  /** True once the page answers a post that failed. */
  posted: boolean
  /** Attributes of the control itself. */
  aria: { 'aria-describedby'?: string; 'aria-invalid'?: true }
  /** Attributes of a control one types in. */
  privacy: Partial<typeof PRIVATE>
}

/** Ids, error and descriptions of the field `name`. */
export function useFieldWiring(name: string, hasHint: boolean, ...moreIds: string[]): FieldWiring {
  const scope = useContext(FieldScopeContext)
  const isPrivate = useContext(PrivateFieldsContext)
  const id = fieldId(scope.idPrefix, name)
  const hintId = `${id}-aide`
  const errorId = `${id}-erreur`
  const error = scope.errors[name]
  const described = [hasHint && hintId, error && errorId, ...moreIds.map((suffix) => `${id}-${suffix}`)].filter(Boolean)
  return {
    id,
    hintId,
    errorId,
    error,
    version: scope.version,
    marksOptional: scope.marksOptional,
    posted: scope.values !== undefined,
    aria: {
      'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
      'aria-invalid': error ? true : undefined,
    },
    privacy: isPrivate ? PRIVATE : {},
  }
}

/** The text a single-valued field starts with: what was typed, else its default. */
export function useInitialText(name: string, defaultValue: string | undefined): string | undefined {
  const typed = useContext(FieldScopeContext).values?.[name]
  if (typed === undefined) return defaultValue
  return Array.isArray(typed) ? typed[0] : typed
}

/** The choices a group starts with: after a failed post, only what was ticked then. */
export function useInitialChoices(name: string, defaults: string[]): string[] {
  const values = useContext(FieldScopeContext).values
  if (values === undefined) return defaults
  const typed = values[name]
  if (typed === undefined) return []
  return Array.isArray(typed) ? typed : [typed]
}

const never = () => () => undefined

/** False in the page as the server sent it, true once the browser runs it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
