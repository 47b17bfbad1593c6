'use client'

import { unstable_rethrow } from 'next/navigation'
import { useCallback } from 'react'
import { ENVOI_OCTETS_MAX, type FormAction } from '@/lib/core/form-state'
import { useHydrated } from './field-scope'

/**
 * The same action, answering a refusal where it would have thrown: an error page would replace the form
 * and lose what was typed; and a file too heavy to be read is not sent at all. The page as served keeps the bare action, which is what works without JavaScript.
 */
export function useGuardedAction(action: FormAction): FormAction {
  const hydrated = useHydrated()
  const guarded = useCallback<FormAction>(
    async (previous, data) => {
      const heavy = tooHeavy(data)
      if (heavy) return { status: 'error', message: 'Ce fichier est trop lourd.', fields: { [heavy]: TOO_HEAVY } }
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

const MARGIN = 500_000
const TOO_HEAVY = `Ce fichier dépasse ${Math.floor((ENVOI_OCTETS_MAX - MARGIN) / 1_000_000)} Mo : il ne peut pas être envoyé. Réduisez-le, par exemple en numérisant en qualité normale.`

/** The file field that the server would not even read. */
const tooHeavy = (data: FormData): string | undefined =>
  [...data].find(([, value]) => value instanceof File && value.size > ENVOI_OCTETS_MAX - MARGIN)?.[0]

function noAnswer(): string {
  return navigator.onLine
    ? 'L’envoi n’a pas abouti\u00a0: le portail n’a pas répondu comme prévu. Ce que vous avez écrit est toujours à l’écran. Réessayez dans un instant\u00a0; si l’incident se répète, copiez votre texte et rechargez la page.'
    : 'L’envoi n’a pas abouti\u00a0: votre appareil n’est plus relié à internet. Ce que vous avez écrit est toujours à l’écran. Réessayez une fois la liaison revenue.'
}
