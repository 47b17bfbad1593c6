'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon } from '../display/Icon'
import type { FieldWiring } from './field-scope'
import * as look from './look'

type FrameProps = { wiring: FieldWiring; label: ReactNode; hint?: ReactNode; required?: boolean; children: ReactNode }

/** Label, hint and error around one control. */
export function FieldFrame({ wiring, label, hint, required = false, children }: FrameProps) {
  return (
    <div className={classes(look.FIELD, wiring.error !== undefined && look.INVALID)}>
      <label className={look.LABEL} htmlFor={wiring.id}>
        {label} <Obligation required={required} marksOptional={wiring.marksOptional} />
      </label>
      <Hint wiring={wiring} hint={hint} />
      <FieldError wiring={wiring} />
      {children}
    </div>
  )
}

/** Legend, hint and error around several controls that answer one question. */
export function GroupFrame({ wiring, label, hint, required = false, inline = false, children }: FrameProps & { inline?: boolean }) {
  return (
    <fieldset
      className={classes(look.FIELD, wiring.error !== undefined && look.INVALID)}
      aria-describedby={wiring.aria['aria-describedby']}
    >
      <legend className={inline ? 'sr-only' : look.LABEL}>
        {label} <Obligation required={required} marksOptional={wiring.marksOptional} />
      </legend>
      <Hint wiring={wiring} hint={hint} />
      <FieldError wiring={wiring} />
      <div className={inline ? 'flex flex-wrap gap-x-4' : 'mt-1'}>{children}</div>
    </fieldset>
  )
}

export function Hint({ wiring, hint }: { wiring: FieldWiring; hint?: ReactNode }) {
  if (!hint) return null
  return (
    <div id={wiring.hintId} className={look.HINT}>
      {hint}
    </div>
  )
}

export function FieldError({ wiring }: { wiring: FieldWiring }) {
  if (wiring.error === undefined) return null
  return (
    <p id={wiring.errorId} className="my-1 flex items-baseline gap-2 leading-[1.4] font-semibold text-bad">
      <Icon name="cross" />
      <span>
        <span className="sr-only">Erreur : </span>
        {wiring.error}
      </span>
    </p>
  )
}

function Obligation({ required, marksOptional }: { required: boolean; marksOptional: boolean }) {
  if (required) return <span className={look.OBLIGATION}>(obligatoire)</span>
  return marksOptional ? <span className={look.OBLIGATION}>facultatif</span> : null
}
