'use client'

import styles from './Footer.module.css'
import { Link } from '../action/Link'

export function Footer({ demonstration = false }: { demonstration?: boolean }) {
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <p>
          Marguerite, le portail du DUMG
          {demonstration ? <>. Département fictif&nbsp;: toute ressemblance serait fortuite.</> : null}
        </p>
        <ul>
          <li>
            <Link href="/mentions-legales">Mentions légales</Link>
          </li>
          <li>
            <Link href="/donnees-personnelles">Données personnelles</Link>
          </li>
          <li>
            <Link href="/accessibilite">Accessibilité&nbsp;: non conforme</Link>
          </li>
        </ul>
      </div>
    </footer>
  )
}
