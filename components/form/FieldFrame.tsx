'use client'

import type { KeyboardEvent, ReactNode } from 'react'
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
        {label} <Optional required={required} marksOptional={wiring.marksOptional} />
      </label>
      <Hint wiring={wiring} hint={hint} />
      <FieldError wiring={wiring} />
      {children}
    </div>
  )
}

type Layout = 'list' | 'inline' | 'cards'
const LAYOUTS: Record<Layout, string> = {
  list: 'mt-1',
  inline: 'flex flex-wrap gap-x-4',
  cards: 'grid grid-cols-[repeat(auto-fit,minmax(min(12rem,100%),1fr))] gap-2',
}

/** Legend, hint and error around several controls that answer one question. */
export function GroupFrame({ wiring, label, hint, required = false, layout = 'list', children }: FrameProps & { layout?: Layout }) {
  return (
    <fieldset
      className={classes(look.FIELD, wiring.error !== undefined && look.INVALID)}
      aria-describedby={wiring.aria['aria-describedby']}
      onKeyDown={layout === 'inline' ? chooseByDigit : undefined}
    >
      <legend className={layout === 'list' ? look.LABEL : 'sr-only'}>
        {label} <Optional required={required} marksOptional={wiring.marksOptional} />
      </legend>
      <Hint wiring={wiring} hint={hint} />
      <FieldError wiring={wiring} />
      <div className={LAYOUTS[layout]}>{children}</div>
    </fieldset>
  )
}

/** Inside a row of scores, the digit of a key is the score. */
function chooseByDigit(event: KeyboardEvent<HTMLFieldSetElement>): void {
  if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
  const choice = event.currentTarget.querySelector<HTMLInputElement>(`input[type='radio'][value='${event.key}']`)
  choice?.focus()
  choice?.click()
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

/** What is required is the rule, and is not marked: browsers say it to those who cannot see the page. */
function Optional({ required, marksOptional }: { required: boolean; marksOptional: boolean }) {
  return required || !marksOptional ? null : <span className={look.OBLIGATION}>(facultatif)</span>
}
