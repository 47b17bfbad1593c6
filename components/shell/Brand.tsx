'use client'

import { Mark } from '../display/Mark'
import styles from './Brand.module.css'
import { Link } from '../action/Link'

/** The mark and the name, linked to the home page. */
export function Brand() {
  return (
    <Link href="/" className={styles.brand}>
      <span className={styles.mark}>
        <Mark />
      </span>
      <span>
        <span className={styles.name}>Marguerite</span>
        <span className={styles.tagline}>le portail du DUMG</span>
      </span>
      <span className="visually-hidden">, accueil</span>
    </Link>
  )
}
