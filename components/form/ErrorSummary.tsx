'use client'

import { useEffect, useRef } from 'react'
import type { FormState } from '@/lib/core/requete/form-state'
import { Icon } from '../display/Icon'
import { fieldId } from './field-scope'

type ErrorSummaryProps = { state: Extract<FormState, { status: 'error' }>; idPrefix: string }

const LINK = 'font-semibold text-bad'

/** Takes the focus each time the form is refused, so that keyboard users do not stay on the button. */
export function ErrorSummary({ state, idPrefix }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [state])
  const all = Object.entries(state.fields ?? {})
  // A refusal about one field alone is shown once, as a link to that field.
  const alone = all.length === 1 && all[0]?.[1] === state.message ? all[0][0] : ''
  const fields = alone === '' ? all : []
  return (
    <div ref={box} className="max-w-measure rounded border-2 border-bad bg-paper px-4 py-3" role="alert" tabIndex={-1} autoFocus>
      <p className="flex items-baseline gap-2 font-bold text-bad">
        <Icon name="cross" />
        {alone === '' ? (
          <span>{state.message}</span>
        ) : (
          <a className={LINK} href={`#${fieldId(idPrefix, alone)}`}>
            {state.message}
          </a>
        )}
      </p>
      {fields.length > 0 ? (
        <ul className="mt-2">
          {fields.map(([name, message]) => (
            <li key={name}>
              {name === '' ? (
                message
              ) : (
                <a className={LINK} href={`#${fieldId(idPrefix, name)}`}>
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
