'use client'

import type { ReactNode } from 'react'
import styles from './DefinitionList.module.css'

export function DefinitionList({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.list}>
      {items.map((item) => (
        <div key={item.term} className={styles.pair}>
          <dt>{item.term}</dt>
          <dd>{isEmpty(item.value) ? <span className={styles.none}>Non renseigné</span> : item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === ''
}
