'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Crumbs, type Crumb } from './Crumbs'
import { PrintHeader } from './PrintHeader'

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
    <main
      id="contenu"
      tabIndex={-1}
      className={classes(
        'mx-auto flex w-full max-w-page-wide flex-1 flex-col gap-2 px-gutter pt-4 pb-16 focus:outline-none',
        // Short pages keep the left edge of the navigation, and leave the rest of the sheet blank.
        !wide && '*:max-w-page',
        'print:max-w-none print:p-0 print:*:max-w-none',
      )}
    >
      <PrintHeader />
      <Crumbs items={breadcrumb} />
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0 flex-[1_1_24rem]">
          <h1>{title}</h1>
          {lead ? <div className="mt-2 max-w-measure text-lead leading-[1.45] text-ink-soft">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
      </header>
      <div className="stack-6 mt-4 flow-root">{children}</div>
    </main>
  )
}
