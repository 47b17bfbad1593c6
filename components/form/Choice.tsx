'use client'

import type { Option } from './Field'
import * as look from './look'

type ChoiceProps = {
  id: string
  type: 'radio' | 'checkbox'
  name: string
  option: Option
  required?: boolean
  invalid?: true
  defaultChecked: boolean
  card?: boolean
}

/** One radio or box of a group, with its label and hint. */
export function Choice({ id, type, name, option, required, invalid, defaultChecked, card = false }: ChoiceProps) {
  const hintId = option.hint ? `${id}-aide-choix` : undefined
  return (
    <div className={card ? look.CARD : look.CHOICE}>
      <input
        className={look.TICK}
        id={id}
        type={type}
        name={name}
        value={option.value}
        required={required}
        defaultChecked={defaultChecked}
        aria-invalid={type === 'checkbox' ? invalid : undefined}
        aria-describedby={hintId}
        data-asks={option.asks}
      />
      <label htmlFor={id} className={look.TICK_LABEL}>
        {option.label}
      </label>
      {option.hint ? (
        <div id={hintId} className={`${look.HINT} ${look.CHOICE_HINT}`}>
          {option.hint}
        </div>
      ) : null}
    </div>
  )
}
