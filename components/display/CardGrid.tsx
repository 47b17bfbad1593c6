'use client'

import type { ReactNode } from 'react'
import styles from './CardGrid.module.css'

export type Card = { key: string; title: ReactNode; detail?: ReactNode; children?: ReactNode }

/** Cards of equal width, as many in a row as fit: personas, campaigns, people. */
export function CardGrid({ cards }: { cards: Card[] }) {
  return (
    <ul className={styles.grid}>
      {cards.map((card) => (
        <li key={card.key} className={styles.card}>
          <p className={styles.title}>{card.title}</p>
          {card.detail ? <div className={styles.detail}>{card.detail}</div> : null}
          {card.children ? <div className={styles.body}>{card.children}</div> : null}
        </li>
      ))}
    </ul>
  )
}
