'use client'

import Form from 'next/form'
import { useId, type ReactNode } from 'react'
import { Button } from './Button'
import { FieldsWithoutMarks } from '../form/FieldsWithoutMarks'
import styles from './FilterBar.module.css'
import { Link } from './Link'

type FilterBarProps = {
  /** The address of the list itself. */
  action: string
  children: ReactNode
  label?: string
  /**
   * Whether a filter is on: the bar then offers to remove all filters. A number says how many are on: on a phone the bar is
   * then folded behind it, so that the list comes first.
   */
  active?: boolean | number
}

/** Filters of a list. They travel in the address, so that a filtered list can be kept or sent. */
export function FilterBar({ action, children, label = 'Filtrer la liste', active = false }: FilterBarProps) {
  const id = useId()
  const folds = typeof active === 'number'
  return (
    <Form action={action} prefetch={false} role="search" aria-label={label} className={styles.bar}>
      {folds ? (
        <>
          {/* Folded by the style sheet alone: it opens without scripts and works from the keyboard. */}
          <input type="checkbox" id={id} className={styles.toggle} autoComplete="off" />
          <label htmlFor={id} className={styles.summary}>
            {dits(active)}
          </label>
        </>
      ) : null}
      <div className={styles.fields}>
        <FieldsWithoutMarks>{children}</FieldsWithoutMarks>
        <div className={styles.actions}>
          <Button>Filtrer</Button>
          {active ? <Link href={action}>Tout afficher</Link> : null}
        </div>
      </div>
    </Form>
  )
}

const dits = (actifs: number): string => (actifs === 0 ? 'Filtrer' : `Filtrer (${actifs} ${actifs === 1 ? 'actif' : 'actifs'})`)
