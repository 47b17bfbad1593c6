'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon } from './Icon'
import styles from './CheckList.module.css'
import { Link } from '../action/Link'

export type CheckItem = {
  label: string
  done: boolean
  detail?: ReactNode
  /** Where to complete it. */
  href?: string
  /** Words instead of « fait » and « à compléter ». */
  state?: string
}

/** What is complete and what is still missing. */
export function CheckList({ items }: { items: CheckItem[] }) {
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.label} className={classes(styles.item, item.done ? styles.done : styles.missing)}>
          <span className={styles.mark}>
            <Icon name={item.done ? 'check' : 'warning'} />
          </span>
          <div className={styles.text}>
            {item.href ? <Link href={item.href}>{item.label}</Link> : item.label}
            <span className={styles.state}>&nbsp;: {item.state ?? (item.done ? 'fait' : 'à compléter')}</span>
            {item.detail ? <div className={styles.detail}>{item.detail}</div> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
