import type { ReactNode } from 'react'

/** The main content and, beside it on a wide screen, a second column. On a phone `aside` comes after. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_20rem] items-start gap-10 max-lg:grid-cols-[minmax(0,1fr)]">
      <div className="stack-6 min-w-0">{children}</div>
      <div className="stack-6 min-w-0">{aside}</div>
    </div>
  )
}
