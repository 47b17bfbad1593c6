import type { ReactNode } from 'react'
import { Columns } from '../display/Columns'
import { PageShell, type PageHead } from './PageShell'

/** What waits for a person and, beside it, what the person waits for and what comes soon. */
export function HomePage({ aside, children, ...head }: PageHead & { aside: ReactNode; children: ReactNode }) {
  return (
    <PageShell {...head}>
      <Columns aside={aside}>{children}</Columns>
    </PageShell>
  )
}
