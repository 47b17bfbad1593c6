'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Crumbs, type Crumb } from './Crumbs'
import { PrintHeader } from './PrintHeader'

export type PageHead = {
  title: string
  breadcrumb?: Crumb[]
  lead?: ReactNode
  /** Buttons and links of the whole page, at its top right. */
  actions?: ReactNode
}

type PageShellProps = PageHead & {
  children: ReactNode
  /** Larger words, for a page that strangers read. */
  warm?: boolean
}

/**
 * What the kinds of page have in common: the `<main>`, its only `<h1>`, its way back. A page of `app/` takes its kind (HomePage,
 * ListPage, RecordPage, WorkPage, FormPage, PublicPage), never this one. The layouts around it hold no `<main>`.
 */
export function PageShell({ title, breadcrumb = [], lead, actions, children, warm = false }: PageShellProps) {
  return (
    <main
      id="contenu"
      tabIndex={-1}
      className={classes(
        'mx-auto flex w-full max-w-page flex-1 flex-col gap-1 px-gutter pt-4 pb-16 focus:outline-none print:max-w-none print:p-0',
        warm && 'text-lead',
      )}
    >
      <PrintHeader />
      <Crumbs items={breadcrumb} />
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0 flex-[1_1_24rem]">
          <h1>{title}</h1>
          {lead ? <div className="mt-1 max-w-measure leading-[1.45] text-ink-soft">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
      </header>
      <div className="stack-6 mt-4 flow-root">{children}</div>
    </main>
  )
}
