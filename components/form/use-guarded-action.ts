'use client'

import { unstable_rethrow } from 'next/navigation'
import { useCallback } from 'react'
import { ENVOI_OCTETS_MAX, type FormAction, type FormState } from '@/lib/core/requete/form-state'
import { useHydrated } from './field-scope'

/**
 * The same action, which returns a refusal where it would have thrown: an error page would replace the form and lose what
 * was typed. A file too heavy for the server is not sent at all. The page as served keeps the bare action, which works
 * without JavaScript.
 */
export function useGuardedAction(action: FormAction): FormAction {
  const hydrated = useHydrated()
  const guarded = useCallback<FormAction>(
    async (previous, data) => {
      const refusal = tooHeavy(data)
      if (refusal) return refusal
      try {
        return await action(previous, data)
      } catch (thrown) {
        unstable_rethrow(thrown)
        return { status: 'error', message: noAnswer() }
      }
    },
    [action],
  )
  return hydrated ? guarded : action
}

/** Room for the other fields, in bytes. */
const MARGIN = 500_000

/** A file too large for the server to read: the refusal, beside its field. */
function tooHeavy(data: FormData): FormState | undefined {
  const [field, file] = [...data].find(([, value]) => value instanceof File && value.size > ENVOI_OCTETS_MAX - MARGIN) ?? []
  if (field === undefined || !(file instanceof File)) return undefined
  const weight = (file.size / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 0 })
  const message = `Ce fichier pèse ${weight} Mo\u00a0: c’est trop pour être envoyé. Réduisez-le, par exemple en le numérisant en qualité normale.`
  return { status: 'error', message, fields: { [field]: message } }
}

function noAnswer(): string {
  return navigator.onLine
    ? 'L’envoi n’a pas abouti\u00a0: le portail n’a pas répondu comme prévu. Ce que vous avez écrit est toujours à l’écran. Réessayez dans un instant\u00a0; si l’incident se répète, copiez votre texte et rechargez la page.'
    : 'L’envoi n’a pas abouti\u00a0: votre appareil n’est plus relié à internet. Ce que vous avez écrit est toujours à l’écran. Réessayez une fois la liaison revenue.'
}
