'use client'

import styles from './DemoBanner.module.css'

/** Says on each page that nothing here is real. */
export function DemoBanner({ children }: { children?: React.ReactNode }) {
  return (
    <section className={styles.banner} aria-label="Démonstration">
      <p>
        <strong>Démonstration.</strong> Les personnes, les communes et les dossiers sont inventés. {children}
      </p>
    </section>
  )
}
