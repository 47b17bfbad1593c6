'use client'

import type { ReactNode } from 'react'
import { Mark } from '../display/Mark'
import styles from './EmptyState.module.css'

/** What a list says when it has nothing to show: why, and what to do next. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <span className={styles.mark}>
        <Mark outline />
      </span>
      <div>
        <p className={styles.title}>{title}</p>
        {children ? <div className={styles.body}>{children}</div> : null}
        {action ? <div className={styles.action}>{action}</div> : null}
      </div>
    </div>
  )
}
