import type { ReactNode } from 'react'
import { Columns } from '../display/Columns'
import { PageShell, type PageHead } from './PageShell'

type PublicPageProps = PageHead & {
  /** What helps without being what one came for: beside on a wide screen, after on a phone. */
  aside?: ReactNode
  children: ReactNode
}

/** A page for strangers and for people in a hurry: larger words, one idea a screen, one main act. */
export function PublicPage({ aside, children, ...head }: PublicPageProps) {
  return (
    <PageShell {...head} warm>
      {aside ? <Columns aside={aside}>{children}</Columns> : children}
    </PageShell>
  )
}
