'use client'

import type { ReactNode } from 'react'
import styles from './HolderCard.module.css'

type HolderCardProps = {
  holder: ReactNode
  /** « mardi 3 novembre 2026 », « 6 jours » */
  since?: ReactNode
  /** What comes next and who does it. */
  next?: ReactNode
}

/** Who has to act now, since when, and what happens next. Terms and values, so that no name needs « de » or « d’ ». */
export function HolderCard({ holder, since, next }: HolderCardProps) {
  return (
    <dl className={styles.card}>
      <div>
        <dt>Entre les mains de</dt>
        <dd className={styles.holder}>{holder}</dd>
      </div>
      {since ? (
        <div>
          <dt>Depuis</dt>
          <dd>{since}</dd>
        </div>
      ) : null}
      {next ? (
        <div className={styles.next}>
          <dt>Ensuite</dt>
          <dd>{next}</dd>
        </div>
      ) : null}
    </dl>
  )
}
