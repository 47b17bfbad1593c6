'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon, type IconName } from './Icon'
import type { Tone } from '../feedback/Notice'

const LOOKS: Record<Tone, { icon: IconName; colours: string }> = {
  neutral: { icon: 'dot', colours: 'bg-sand-2 text-ink-soft' },
  info: { icon: 'clock', colours: 'bg-info-soft text-info' },
  good: { icon: 'check', colours: 'bg-good-soft text-good' },
  warn: { icon: 'warning', colours: 'bg-warn-soft text-warn' },
  bad: { icon: 'cross', colours: 'bg-bad-soft text-bad' },
}

/** A state in one or two words. The shape of its icon repeats the tone for people who do not see the colour. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { icon, colours } = LOOKS[tone]
  return (
    <span className={classes('badge', colours)}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}
