'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon } from './Icon'
import { Link } from '../action/Link'

export type CheckItem = {
  label: string
  done: boolean
  detail?: ReactNode
  /** Where to complete it. */
  href?: string
  /** Words instead of « fait » and « à compléter ». */
  state?: string
}

/** What is complete and what is still missing. */
export function CheckList({ items }: { items: CheckItem[] }) {
  return (
    <ul className="m-0 max-w-measure list-none p-0">
      {items.map((item) => (
        <li key={item.label} className="m-0 flex gap-3 border-b border-line py-2">
          <span className={toneOf(item)}>
            <Icon name={item.done ? 'check' : 'warning'} />
          </span>
          <div className="min-w-0 flex-1">
            {item.href ? <Link href={item.href}>{item.label}</Link> : item.label}
            <span className={classes('font-semibold', toneOf(item))}>&nbsp;: {item.state ?? (item.done ? 'fait' : 'à compléter')}</span>
            {item.detail ? <div className="text-small text-ink-soft">{item.detail}</div> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

const toneOf = ({ done }: CheckItem): string => (done ? 'text-good' : 'text-warn')
