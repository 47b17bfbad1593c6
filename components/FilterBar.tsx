'use client'

import Form from 'next/form'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { FieldsWithoutMarks } from './form/FieldsWithoutMarks'
import styles from './FilterBar.module.css'
import { Link } from './Link'

type FilterBarProps = {
  /** The address of the list itself. */
  action: string
  children: ReactNode
  label?: string
  /** Whether a filter is on: offers to take them all off. */
  active?: boolean
}

/** Filters of a list. They travel in the address, so that a filtered list can be kept or sent. */
export function FilterBar({ action, children, label = 'Filtrer la liste', active = false }: FilterBarProps) {
  return (
    <Form action={action} prefetch={false} role="search" aria-label={label} className={styles.bar}>
      <FieldsWithoutMarks>{children}</FieldsWithoutMarks>
      <div className={styles.actions}>
        <Button>Filtrer</Button>
        {active ? <Link href={action}>Tout afficher</Link> : null}
      </div>
    </Form>
  )
}
