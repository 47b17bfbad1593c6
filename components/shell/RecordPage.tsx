import type { ReactNode } from 'react'
import { PageShell, type PageHead } from './PageShell'

type RecordPageProps = PageHead & {
  /** What was just done, or what must be said of the whole record. */
  notices?: ReactNode
  /** State, holder, deadline, acts, path: RecordState and PathSteps. */
  aside: ReactNode
  /** Where its parts are, when they are many: anchors of its Sections. */
  contents?: { href: string; label: string }[]
  /** What the record says, as Sections. */
  children: ReactNode
}

/**
 * One record: what it says and, beside it, where it stands and what can be done. `aside` comes first on a phone, on paper and for a
 * keyboard; on a wide screen it stays in sight at the right.
 */
export function RecordPage({ notices, aside, contents = [], children, ...head }: RecordPageProps) {
  return (
    <PageShell {...head}>
      {notices}
      <div className="gap-10 max-lg:stack-6 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start print:stack-6 print:block">
        <div className="stack-4 min-w-0 lg:sticky lg:top-4 lg:order-1 print:static" data-record-aside>
          {aside}
          {contents.length > 4 ? (
            <nav aria-label="Dans ce dossier" className="px-4 text-small max-lg:hidden print:hidden">
              <ul className="m-0 max-w-none list-none columns-2 p-0">
                {contents.map(({ href, label }) => (
                  <li key={href} className="m-0 break-inside-avoid py-0.5">
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
        </div>
        <div className="min-w-0" data-cards>
          {children}
        </div>
      </div>
    </PageShell>
  )
}
