'use client'

import type { ReactNode } from 'react'
import styles from './StatRow.module.css'

export function StatRow({ items }: { items: { label: string; value: ReactNode; hint?: ReactNode }[] }) {
  return (
    <dl className={styles.row}>
      {items.map((item) => (
        <div key={item.label} className={styles.stat}>
          <dt>{item.label}</dt>
          <dd className={styles.value}>{item.value}</dd>
          {item.hint ? <dd className={styles.hint}>{item.hint}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
