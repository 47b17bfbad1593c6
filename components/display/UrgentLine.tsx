import type { ReactNode } from 'react'
import styles from './UrgentLine.module.css'

/** One line above a page, for what must be seen before anything else. Also printed. */
export function UrgentLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className={styles.line} aria-label={label}>
      <p>{children}</p>
    </aside>
  )
}
