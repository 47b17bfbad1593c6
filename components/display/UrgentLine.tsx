import type { ReactNode } from 'react'
import styles from './UrgentLine.module.css'

/** One line above a page that must be read first. It is printed too. */
export function UrgentLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className={styles.line} aria-label={label}>
      <p>{children}</p>
    </aside>
  )
}
