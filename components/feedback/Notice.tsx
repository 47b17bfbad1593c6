'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon, type IconName } from '../display/Icon'

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

type NoticeProps = {
  tone: Exclude<Tone, 'neutral'>
  title?: string
  children?: ReactNode
  /** Announced to screen readers when it appears: at once for a bad tone, politely otherwise. */
  live?: boolean
}

const LOOKS: Record<NoticeProps['tone'], { icon: IconName; box: string; mark: string }> = {
  info: { icon: 'info', box: 'border-info bg-info-soft', mark: 'text-info' },
  good: { icon: 'check', box: 'border-good bg-good-soft', mark: 'text-good' },
  warn: { icon: 'warning', box: 'border-warn bg-warn-soft', mark: 'text-warn' },
  bad: { icon: 'cross', box: 'border-bad bg-bad-soft', mark: 'text-bad' },
}

export function Notice({ tone, title, children, live = false }: NoticeProps) {
  const { icon, box, mark } = LOOKS[tone]
  const role = live ? (tone === 'bad' ? 'alert' : 'status') : undefined
  return (
    <div className={classes('flex max-w-measure break-inside-avoid gap-3 rounded border border-s-4 px-4 py-3', box)} role={role}>
      <span className={classes('text-[1.25rem] leading-[1.2]', mark)}>
        <Icon name={icon} />
      </span>
      <div className="stack-2 min-w-0 flex-1">
        {title ? <p className="font-bold">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
