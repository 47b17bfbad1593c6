'use client'

import { classes } from '../classes'
import { Link } from '../action/Link'
import type { Tone } from '../feedback/Notice'

export type StateCount = { key: string; label: string; count: number; href: string; tone: Tone; current?: boolean }

const FILLS: Record<Tone, { bar: string; dot: string }> = {
  neutral: { bar: 'fill-line-strong', dot: 'bg-line-strong' },
  info: { bar: 'fill-info', dot: 'bg-info' },
  good: { bar: 'fill-good', dot: 'bg-good' },
  warn: { bar: 'fill-warn', dot: 'bg-warn' },
  bad: { bar: 'fill-bad', dot: 'bg-bad' },
}
/** The line between two states of the same colour. */
const PARTS = '*:stroke-sand *:stroke-2 *:[vector-effect:non-scaling-stroke] forced-colors:*:fill-[CanvasText]'

/** How many records are in each state, as one bar and as links that show them. */
export function StatesBar({ label, states }: { label: string; states: StateCount[] }) {
  const total = states.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  return (
    <nav aria-label={label}>
      <svg
        viewBox={`0 0 ${total} 1`}
        preserveAspectRatio="none"
        className={classes('block h-2 w-full', PARTS)}
        aria-hidden="true"
        focusable="false"
      >
        {states.map(({ key, count, tone }, index) => {
          const before = states.slice(0, index).reduce((sum, state) => sum + state.count, 0)
          return <rect key={key} x={before} width={count} height={1} className={FILLS[tone].bar} />
        })}
      </svg>
      <ul className="m-0 mt-1 flex max-w-none list-none flex-wrap gap-x-5 p-0 text-small tabular-nums *:m-0">
        {states.map(({ key, label: state, count, href, tone, current }) => (
          <li key={key}>
            <Link
              href={href}
              aria-current={current ? 'true' : undefined}
              className={classes('inline-flex min-h-7 items-center gap-1.5 text-ink', current && 'font-bold')}
            >
              <span className={classes('size-2 rounded-full', FILLS[tone].dot)} />
              {state} <strong>{count}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
