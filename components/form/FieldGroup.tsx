import type { ReactNode } from 'react'
import styles from './FieldGroup.module.css'

type FieldGroupProps = {
  legend: string
  hint?: ReactNode
  children: ReactNode
  /** Short fields side by side where there is room. */
  inline?: boolean
}

/** A part of a long form. */
export function FieldGroup({ legend, hint, children, inline = false }: FieldGroupProps) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      <div className={inline ? styles.inline : styles.stacked}>{children}</div>
    </fieldset>
  )
}
