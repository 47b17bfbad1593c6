'use client'

import styles from './Crumbs.module.css'
import { Link } from '../action/Link'

export type Crumb = { label: string; href: string }

/** The breadcrumb, from the home page to the parent of this page. */
export function Crumbs({ items }: { items: Crumb[] }) {
  if (items.length === 0) return null
  return (
    <nav className={styles.crumbs} aria-label="Fil d’Ariane">
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <Link href={item.href}>{item.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
