'use client'

import { useState } from 'react'
import type { FormState } from '@/lib/core/requete/form-state'

type Hidden = Record<string, string>

/**
 * The hidden fields to post: those of the page, replaced by those that the last answer renewed (a version, after a save).
 * When the page is rendered again with other hidden fields, these are newer than that answer and win.
 */
export function useHiddenFields(fromPage: Hidden, state: FormState): { hidden: Hidden; renew: (fields: Hidden) => void } {
  const basis = JSON.stringify(fromPage)
  const [renewed, setRenewed] = useState<{ basis: string; state: FormState; fields: Hidden }>({ basis, state, fields: {} })
  if (renewed.basis !== basis || renewed.state !== state) {
    const kept = renewed.basis === basis ? renewed.fields : {}
    const answered = renewed.state !== state && state.status === 'ok' ? state.hidden : undefined
    setRenewed({ basis, state, fields: { ...kept, ...answered } })
  }
  return {
    hidden: renewed.basis === basis ? { ...fromPage, ...renewed.fields } : fromPage,
    renew: (fields) => setRenewed((current) => ({ ...current, fields: { ...current.fields, ...fields } })),
  }
}
