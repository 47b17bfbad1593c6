'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Crumbs, type Crumb } from './Crumbs'
import { PrintHeader } from './PrintHeader'
import styles from './PageShell.module.css'

type PageShellProps = {
  title: string
  breadcrumb?: Crumb[]
  lead?: ReactNode
  /** Buttons and links of the whole page, at its top right. */
  actions?: ReactNode
  children: ReactNode
  /** For pages that are mostly a table. */
  wide?: boolean
}

/** One page: its `<main>`, its only `<h1>`, its way back. The layouts around it hold no `<main>`. */
export function PageShell({ title, breadcrumb = [], lead, actions, children, wide = false }: PageShellProps) {
  return (
    <main id="contenu" tabIndex={-1} className={classes(styles.page, wide && styles.wide)}>
      <PrintHeader />
      <Crumbs items={breadcrumb} />
      <header className={styles.head}>
        <div className={styles.heading}>
          <h1>{title}</h1>
          {lead ? <div className={styles.lead}>{lead}</div> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      <div className={styles.content}>{children}</div>
    </main>
  )
}
