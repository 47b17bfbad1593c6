import type { ReactNode } from 'react'
import styles from './Columns.module.css'

/** The main content and, beside it on a wide screen, a second column. On a phone `aside` comes after. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.column}>{children}</div>
      <div className={styles.column}>{aside}</div>
    </div>
  )
}
