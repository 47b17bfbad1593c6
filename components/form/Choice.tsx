'use client'

import type { Option } from './Field'
import styles from './Field.module.css'

type ChoiceProps = {
  id: string
  type: 'radio' | 'checkbox'
  name: string
  option: Option
  required?: boolean
  invalid?: true
  defaultChecked: boolean
}

/** One radio or box of a group, with its label and hint. */
export function Choice({ id, type, name, option, required, invalid, defaultChecked }: ChoiceProps) {
  const hintId = option.hint ? `${id}-aide-choix` : undefined
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type={type}
        name={name}
        value={option.value}
        required={required}
        defaultChecked={defaultChecked}
        aria-invalid={type === 'checkbox' ? invalid : undefined}
        aria-describedby={hintId}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint ? (
        <div id={hintId} className={`${styles.hint} ${styles.choiceHint}`}>
          {option.hint}
        </div>
      ) : null}
    </div>
  )
}
