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

/** One under the other with a line beside them; in a narrow window, side by side as dots, the current one named. */
const STEP =
  'relative m-0 flex items-baseline gap-3 pb-3 last:pb-0 before:absolute before:inset-y-2 before:inset-s-[0.5625rem] before:border-s-2 last:before:hidden max-lg:not-print:flex-1 max-lg:not-print:pb-0 max-lg:not-print:before:inset-x-0 max-lg:not-print:before:inset-y-[0.5625rem] max-lg:not-print:before:border-s-0 max-lg:not-print:before:border-t-2'
const MARKER = 'relative grid size-5 flex-none place-content-center self-start rounded-full text-[0.625rem]'
const WORDS = 'flex min-w-0 flex-1 flex-wrap justify-between gap-x-3 text-small leading-[1.4] max-lg:not-print:sr-only'

const LOOKS: Record<PathStep['state'], { line: string; marker: string; label: string }> = {
  done: {
    line: 'before:border-accent',
    marker: 'border-2 border-accent bg-accent text-on-accent print:bg-paper print:text-accent',
    label: '',
  },
  current: {
    line: 'before:border-line',
    marker: 'border-3 border-accent bg-paper text-accent ring-3 ring-accent-soft',
    label: 'font-bold text-accent-strong',
  },
  next: { line: 'before:border-line', marker: 'border-2 border-line-strong bg-paper text-line-strong', label: 'text-ink-soft' },
  skipped: {
    line: 'before:border-line',
    marker: 'border-2 border-dashed border-line-strong bg-paper text-line-strong',
    label: 'text-ink-soft',
  },
}

/** Where a record stands on its path. */
export function PathSteps({ steps, label = 'Étapes du dossier' }: { steps: PathStep[]; label?: string }) {
  const here = steps.findIndex((step) => step.state === 'current')
  return (
    <section aria-label={label} className="break-inside-avoid rounded border border-line bg-paper p-4">
      <ol className="m-0 max-w-none list-none p-0 max-lg:not-print:flex" aria-label={label}>
        {steps.map((step) => (
          <li
            key={step.label}
            className={classes(STEP, LOOKS[step.state].line)}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className={classes(MARKER, LOOKS[step.state].marker)}>
              <Icon name={icons[step.state]} />
            </span>
            <div className={WORDS}>
              <span className={LOOKS[step.state].label}>{step.label}</span>
              <span className="text-ink-soft">
                <span className="sr-only"> : {words[step.state]}, </span>
                {step.at ?? (step.state === 'next' ? '' : words[step.state])}
              </span>
              {step.note ? <span className="basis-full text-ink-soft">{step.note}</span> : null}
            </div>
          </li>
        ))}
      </ol>
      {here === -1 ? null : (
        <p aria-hidden="true" className="mt-2 text-small lg:hidden print:hidden">
          Étape {here + 1} sur {steps.length}&nbsp;: <strong>{steps[here]?.label}</strong>
        </p>
      )}
    </section>
  )
}
