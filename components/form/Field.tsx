'use client'

import { useState, type ComponentProps, type ReactNode } from 'react'
import { CharacterCount } from './CharacterCount'
import { Choice } from './Choice'
import { useFieldWiring, useInitialChoices, useInitialText } from './field-scope'
import { FieldError, FieldFrame, GroupFrame, Hint } from './FieldFrame'
import * as look from './look'

export type Option = {
  value: string
  label: string
  hint?: ReactNode
  /** Chosen, this option calls for more: see Asking. */
  asks?: true
}

type Common = { name: string; label: string; hint?: ReactNode; required?: boolean }

type TextFieldProps = Common & {
  defaultValue?: string
  type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'search' | 'password' | 'time'
  maxLength?: number
  autoComplete?: string
  inputMode?: ComponentProps<'input'>['inputMode']
  min?: string | number
  max?: string | number
  step?: string | number
  /** As wide as its content: a code, a number. */
  short?: boolean
}

export function TextField({ name, label, hint, required, defaultValue, short, type = 'text', ...input }: TextFieldProps) {
  const wiring = useFieldWiring(name, Boolean(hint))
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required}>
      <input
        key={wiring.version}
        {...wiring.privacy}
        {...input}
        {...wiring.aria}
        id={wiring.id}
        name={name}
        type={type}
        required={required}
        defaultValue={useInitialText(name, defaultValue)}
        className={short || type === 'number' || type === 'time' ? look.SHORT : look.CONTROL}
      />
    </FieldFrame>
  )
}

type TextAreaProps = Common & {
  defaultValue?: string
  rows?: number
  minLength?: number
  /** Never enforced by cutting a pasted text: the count says how much is too long, and the server refuses. */
  maxLength?: number
  /** Shows the live count of characters; on by default when there is a limit. */
  count?: boolean
}

export function TextArea({ name, label, hint, required, defaultValue, rows = 6, minLength, maxLength, count }: TextAreaProps) {
  const counts = count ?? (minLength !== undefined || maxLength !== undefined)
  const wiring = useFieldWiring(name, Boolean(hint), ...(counts ? ['compte'] : []))
  const initial = useInitialText(name, defaultValue)
  const [typed, setTyped] = useState<{ version: number; length: number }>()
  const length = typed?.version === wiring.version ? typed.length : (initial ?? '').length
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required}>
      <textarea
        key={wiring.version}
        {...wiring.privacy}
        {...wiring.aria}
        id={wiring.id}
        name={name}
        rows={rows}
        required={required}
        defaultValue={initial}
        className={look.TEXTAREA}
        onInput={(event) => setTyped({ version: wiring.version, length: event.currentTarget.value.length })}
      />
      {counts ? <CharacterCount id={`${wiring.id}-compte`} length={length} min={minLength} max={maxLength} /> : null}
    </FieldFrame>
  )
}

type DateFieldProps = Common & { defaultValue?: string; min?: string; max?: string; autoComplete?: string }

/** A day; `defaultValue`, `min` and `max` are written 2026-11-03. */
export function DateField({ name, label, hint, required, defaultValue, ...input }: DateFieldProps) {
  const wiring = useFieldWiring(name, Boolean(hint))
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required}>
      <input
        key={wiring.version}
        {...wiring.privacy}
        {...input}
        {...wiring.aria}
        id={wiring.id}
        name={name}
        type="date"
        required={required}
        defaultValue={useInitialText(name, defaultValue)}
        className={look.DATE}
      />
    </FieldFrame>
  )
}

type SelectFieldProps = Common & {
  options: Option[]
  defaultValue?: string
  /** Words of the empty choice; `null` leaves it out. */
  emptyLabel?: string | null
}

export function SelectField({ name, label, hint, required, options, defaultValue, emptyLabel = 'Choisir…' }: SelectFieldProps) {
  const wiring = useFieldWiring(name, Boolean(hint))
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required}>
      <select
        key={wiring.version}
        {...wiring.aria}
        id={wiring.id}
        name={name}
        required={required}
        defaultValue={useInitialText(name, defaultValue)}
        className={look.SELECT}
      >
        {emptyLabel === null ? null : <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} data-asks={option.asks}>
            {typeof option.hint === 'string' ? `${option.label} (${option.hint})` : option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

type RadioGroupProps = {
  name: string
  legend: string
  hint?: ReactNode
  required?: boolean
  options: Option[]
  defaultValue?: string
  /** Side by side, without a visible legend: what is asked stands beside. */
  inline?: boolean
  /** Each option as a card, without a visible legend: the first thing of a page. */
  cards?: boolean
}

export function RadioGroup({ name, legend, hint, required, options, defaultValue, inline = false, cards = false }: RadioGroupProps) {
  const wiring = useFieldWiring(name, Boolean(hint))
  const chosen = useInitialChoices(name, defaultValue === undefined ? [] : [defaultValue])
  return (
    <GroupFrame wiring={wiring} label={legend} hint={hint} required={required} layout={cards ? 'cards' : inline ? 'inline' : 'list'}>
      {options.map((option, index) => (
        <Choice
          key={`${wiring.version} ${option.value}`}
          card={cards}
          id={index === 0 ? wiring.id : `${wiring.id}-${index + 1}`}
          type="radio"
          name={name}
          option={option}
          required={required}
          invalid={wiring.aria['aria-invalid']}
          defaultChecked={chosen.includes(option.value)}
        />
      ))}
    </GroupFrame>
  )
}

type CheckboxGroupProps = { name: string; legend: string; hint?: ReactNode; required?: boolean; options: Option[]; defaultValue?: string[] }

export function CheckboxGroup({ name, legend, hint, required, options, defaultValue = [] }: CheckboxGroupProps) {
  const wiring = useFieldWiring(name, Boolean(hint))
  const ticked = useInitialChoices(name, defaultValue)
  return (
    <GroupFrame wiring={wiring} label={legend} hint={hint} required={required}>
      {options.map((option, index) => (
        <Choice
          key={`${wiring.version} ${option.value}`}
          id={index === 0 ? wiring.id : `${wiring.id}-${index + 1}`}
          type="checkbox"
          name={name}
          option={option}
          invalid={wiring.aria['aria-invalid']}
          defaultChecked={ticked.includes(option.value)}
        />
      ))}
    </GroupFrame>
  )
}

type CheckboxFieldProps = { name: string; label: ReactNode; hint?: ReactNode; value?: string; defaultChecked?: boolean; required?: boolean }

/** One box to tick; posts `value` (« on » when left out) if ticked, nothing otherwise. */
export function CheckboxField({ name, label, hint, value = 'on', defaultChecked = false, required = false }: CheckboxFieldProps) {
  const wiring = useFieldWiring(name, Boolean(hint))
  const ticked = useInitialChoices(name, defaultChecked ? [value] : [])
  return (
    <div className={wiring.error === undefined ? look.FIELD : `${look.FIELD} ${look.INVALID}`}>
      <FieldError wiring={wiring} />
      <div className={look.CHOICE}>
        <input
          key={wiring.version}
          {...wiring.aria}
          id={wiring.id}
          className={look.TICK}
          type="checkbox"
          name={name}
          value={value}
          required={required}
          defaultChecked={ticked.includes(value)}
        />
        <label htmlFor={wiring.id} className={look.TICK_LABEL}>
          {label}
        </label>
        <div className={look.CHOICE_HINT}>
          <Hint wiring={wiring} hint={hint} />
        </div>
      </div>
    </div>
  )
}

type FileFieldProps = Common & { accept?: string; multiple?: boolean }

/** A file to join. Browsers never give a file back to a page: after a post without JavaScript the person must choose it again. */
export function FileField({ name, label, hint, required, accept, multiple }: FileFieldProps) {
  const [chosen, setChosen] = useState(false)
  const wiring = useFieldWiring(name, Boolean(hint))
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required}>
      {wiring.posted && !chosen ? <p className={look.HINT}>Si vous aviez choisi un fichier, choisissez-le de nouveau.</p> : null}
      <input
        key={wiring.version}
        {...wiring.aria}
        id={wiring.id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        required={required}
        className={look.FILE}
        onChange={(event) => setChosen((event.currentTarget.files?.length ?? 0) > 0)}
      />
    </FieldFrame>
  )
}

/** Posted as it is. Its value always comes from the server, never from an earlier post. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} readOnly />
}
