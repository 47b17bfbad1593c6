'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon, type IconName } from './Icon'
import styles from './PathSteps.module.css'

export type PathStep = {
  label: string
  state: 'done' | 'current' | 'next' | 'skipped'
  /** When it happened, as people say it. */
  at?: string
  note?: ReactNode
}

const icons: Record<PathStep['state'], IconName> = { done: 'check', current: 'arrow', next: 'dot', skipped: 'skip' }
const words: Record<PathStep['state'], string> = { done: 'fait', current: 'en cours', next: 'à venir', skipped: 'sans objet' }

/** Where a record stands on its path. */
export function PathSteps({ steps, label = 'Étapes du dossier' }: { steps: PathStep[]; label?: string }) {
  return (
    <ol className={styles.path} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.label}
          className={classes(styles.step, styles[step.state])}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.marker}>
            <Icon name={icons[step.state]} />
          </span>
          <div className={styles.text}>
            <span className={styles.label}>{step.label}</span>
            <span className={styles.state}>
              <span className="visually-hidden"> : </span>
              {words[step.state]}
              {step.at ? <>, {step.at}</> : null}
            </span>
            {step.note ? <span className={styles.note}>{step.note}</span> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
