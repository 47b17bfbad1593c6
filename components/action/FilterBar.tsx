'use client'

import Form from 'next/form'
import { useId, type ReactNode } from 'react'
import { Button } from './Button'
import { FieldsWithoutMarks } from '../form/FieldsWithoutMarks'
import { Link } from './Link'
import { classes } from '../classes'

type FilterBarProps = {
  /** The address of the list itself. */
  action: string
  /** The search and the filters that one uses all day. */
  children: ReactNode
  /** The other filters, folded; `count` says how many of them are on. */
  more?: { fields: ReactNode; count: number }
  label?: string
  /**
   * Whether a filter is on: the bar then offers to remove all filters. A number says how many are on: on a phone the bar is
   * then folded behind it, so that the list comes first.
   */
  active?: boolean | number
}

/** Filters of a list. They travel in the address, so that a filtered list can be kept or sent. */
export function FilterBar({ action, children, more, label = 'Filtrer la liste', active = false }: FilterBarProps) {
  const id = useId()
  const folds = typeof active === 'number'
  return (
    <Form
      action={action}
      prefetch={false}
      role="search"
      aria-label={label}
      className={classes('rounded border border-line bg-paper px-4 pt-2 pb-3 print:hidden', folds && 'max-sm:p-0')}
    >
      {folds ? (
        <>
          {/* Folded by the style sheet alone: it opens without scripts and works from the keyboard. */}
          <input
            type="checkbox"
            id={id}
            className="peer pointer-events-none absolute mx-4 my-3 hidden opacity-0 max-sm:block"
            autoComplete="off"
          />
          <label htmlFor={id} className="fold-label">
            {dits(active)}
          </label>
        </>
      ) : null}
      <div className={classes('filters', folds && 'max-sm:px-4 max-sm:pt-2 max-sm:pb-4 max-sm:peer-not-checked:hidden')}>
        <FieldsWithoutMarks>{children}</FieldsWithoutMarks>
        {more ? (
          <details className="open:basis-full">
            <summary className="flex min-h-10 items-center gap-2 font-semibold text-accent-strong">
              {more.count === 0 ? 'Filtres' : `Filtres (${more.count})`}
            </summary>
            <div className="filters">
              <FieldsWithoutMarks>{more.fields}</FieldsWithoutMarks>
            </div>
          </details>
        ) : null}
        <div className="flex min-h-10 items-center gap-3">
          <Button>Filtrer</Button>
          {active ? <Link href={action}>Tout afficher</Link> : null}
        </div>
      </div>
    </Form>
  )
}

const dits = (actifs: number): string => (actifs === 0 ? 'Filtrer' : `Filtrer (${actifs} ${actifs === 1 ? 'actif' : 'actifs'})`)
