import type { ReactNode } from 'react'
import { classes } from '../classes'

type ColumnsProps = {
  children: ReactNode
  aside: ReactNode
  /** The second column stays in sight: it must be shorter than a window. */
  sticky?: boolean
}

/** The main content and, beside it on a wide screen, a second column. On a phone `aside` comes after. */
export function Columns({ children, aside, sticky = false }: ColumnsProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)] items-start gap-10 max-lg:grid-cols-[minmax(0,1fr)]">
      <div className="stack-6 min-w-0">{children}</div>
      <div className={classes('stack-6 min-w-0', sticky && 'lg:sticky lg:top-4')}>{aside}</div>
    </div>
  )
}
