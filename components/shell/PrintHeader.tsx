'use client'

import styles from './PrintHeader.module.css'

/** Top of a printed page, in place of the navigation. PageShell already holds one. */
export function PrintHeader() {
  return <p className={styles.header}>Marguerite, le portail du DUMG</p>
}
