'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon } from '../display/Icon'
import type { FieldWiring } from './field-scope'
import styles from './Field.module.css'

type FrameProps = { wiring: FieldWiring; label: ReactNode; hint?: ReactNode; required?: boolean; children: ReactNode }

/** Label, hint and error around one control. */
export function FieldFrame({ wiring, label, hint, required = false, children }: FrameProps) {
  return (
    <div className={classes(styles.field, wiring.error !== undefined && styles.invalid)}>
      <label className={styles.label} htmlFor={wiring.id}>
        {label} <Obligation required={required} marksOptional={wiring.marksOptional} />
      </label>
      <Hint wiring={wiring} hint={hint} />
      <FieldError wiring={wiring} />
      {children}
    </div>
  )
}

/** Legend, hint and error around several controls that answer one question. */
export function GroupFrame({ wiring, label, hint, required = false, children }: FrameProps) {
  return (
    <fieldset
      className={classes(styles.field, wiring.error !== undefined && styles.invalid)}
      aria-describedby={wiring.aria['aria-describedby']}
    >
      <legend className={styles.label}>
        {label} <Obligation required={required} marksOptional={wiring.marksOptional} />
      </legend>
      <Hint wiring={wiring} hint={hint} />
      <FieldError wiring={wiring} />
      <div className={styles.options}>{children}</div>
    </fieldset>
  )
}

export function Hint({ wiring, hint }: { wiring: FieldWiring; hint?: ReactNode }) {
  if (!hint) return null
  return (
    <div id={wiring.hintId} className={styles.hint}>
      {hint}
    </div>
  )
}

export function FieldError({ wiring }: { wiring: FieldWiring }) {
  if (wiring.error === undefined) return null
  return (
    <p id={wiring.errorId} className={styles.error}>
      <Icon name="cross" />
      <span>
        <span className="visually-hidden">Erreur : </span>
        {wiring.error}
      </span>
    </p>
  )
}

function Obligation({ required, marksOptional }: { required: boolean; marksOptional: boolean }) {
  if (required) return <span className={styles.obligation}>(obligatoire)</span>
  return marksOptional ? <span className={styles.obligation}>facultatif</span> : null
}
