import type { ReactNode } from 'react'

type Fact = { key: string; when?: string; title: ReactNode; detail?: ReactNode }

/** Short facts one under the other, in a second column: what one waits for, the days to come. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <ul className="m-0 max-w-none list-none p-0 text-dense">
      {facts.map(({ key, when, title, detail }) => (
        <li key={key} className="m-0 flex gap-3 border-line py-1.5 not-first:border-t">
          {when ? <span className="w-28 flex-none text-ink-soft tabular-nums">{when}</span> : null}
          <div className="min-w-0">
            {title}
            {detail ? <p className="text-small text-ink-soft">{detail}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
