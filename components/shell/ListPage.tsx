import type { ReactNode } from 'react'
import { RememberedList } from './RememberedList'
import { PageShell, type PageHead } from './PageShell'

type ListPageProps = PageHead & {
  /** How many lines are in each state: StatesBar. */
  states?: ReactNode
  /** Named views: Views. */
  views?: ReactNode
  /** The search and the filters: FilterBar. */
  filters?: ReactNode
  /** The table and its pages, or what to do when there is none. */
  children: ReactNode
}

/** Many lines: counted, sought, filtered, and opened one by one or acted on together. Also figures and their tables. */
export function ListPage({ states, views, filters, children, ...head }: ListPageProps) {
  return (
    <PageShell {...head}>
      <RememberedList />
      {states || views || filters ? (
        <div className="stack-2">
          {states}
          {views}
          {filters}
        </div>
      ) : null}
      {children}
    </PageShell>
  )
}
