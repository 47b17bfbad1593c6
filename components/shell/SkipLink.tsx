'use client'

import styles from './SkipLink.module.css'

/** First link of every page; its target is the `<main>` of PageShell. */
export function SkipLink() {
  return (
    <a href="#contenu" className={styles.skip}>
      Aller au contenu
    </a>
  )
}
