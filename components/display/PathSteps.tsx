'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon, type IconName } from './Icon'

export type PathStep = {
  label: string
  state: 'done' | 'current' | 'next' | 'skipped'
  /** When it happened, as people say it. */
  at?: string
  note?: ReactNode
}

const icons: Record<PathStep['state'], IconName> = { done: 'check', current: 'arrow', next: 'dot', skipped: 'skip' }
const words: Record<PathStep['state'], string> = { done: 'fait', current: 'en cours', next: 'à venir', skipped: 'sans objet' }

/** Side by side with a line above them or, on a phone, one under the other with a line beside them. */
const STEP =
  'relative m-0 pe-3 before:absolute before:inset-x-0 before:top-3 before:border-t-2 max-md:flex max-md:gap-3 max-md:pb-4 max-md:before:inset-y-0 max-md:before:inset-s-3 max-md:before:inset-e-auto max-md:before:border-s-2 max-md:before:border-t-0 max-md:last:pb-0 max-md:last:before:hidden'
const MARKER = 'relative grid size-6.5 place-content-center rounded-full text-[0.875rem] max-md:flex-none'
const SOFT = 'text-small text-ink-soft'

const LOOKS: Record<PathStep['state'], { line: string; marker: string; label: string }> = {
  done: {
    line: 'before:border-accent',
    marker: 'border-2 border-accent bg-accent text-on-accent print:bg-paper print:text-accent',
    label: 'font-semibold',
  },
  current: {
    line: 'before:border-line',
    marker: 'border-3 border-accent bg-paper text-accent ring-3 ring-accent-soft',
    label: 'font-bold text-accent-strong',
  },
  next: {
    line: 'before:border-line',
    marker: 'border-2 border-line-strong bg-paper text-line-strong',
    label: 'font-semibold text-ink-soft',
  },
  skipped: {
    line: 'before:border-line',
    marker: 'border-2 border-dashed border-line-strong bg-paper text-line-strong',
    label: 'font-semibold text-ink-soft',
  },
}

/** Where a record stands on its path. */
export function PathSteps({ steps, label = 'Étapes du dossier' }: { steps: PathStep[]; label?: string }) {
  return (
    <ol
      className="m-0 grid max-w-none list-none grid-cols-[repeat(auto-fit,minmax(7.25rem,1fr))] gap-y-4 p-0 max-md:block"
      aria-label={label}
    >
      {steps.map((step) => (
        <li key={step.label} className={classes(STEP, LOOKS[step.state].line)} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className={classes(MARKER, LOOKS[step.state].marker)}>
            <Icon name={icons[step.state]} />
          </span>
          <div className="mt-2 grid leading-[1.35] max-md:mt-0">
            <span className={LOOKS[step.state].label}>{step.label}</span>
            <span className={SOFT}>
              <span className="sr-only"> : </span>
              {words[step.state]}
              {step.at ? <>, {step.at}</> : null}
            </span>
            {step.note ? <span className={SOFT}>{step.note}</span> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
