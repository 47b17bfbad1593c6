'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon, type IconName } from './Icon'
import type { Tone } from '../feedback/Notice'
import styles from './Badge.module.css'

const icons: Record<Tone, IconName> = { neutral: 'dot', info: 'clock', good: 'check', warn: 'warning', bad: 'cross' }

/** A state in one or two words. The shape of its icon repeats the tone for people who do not see the colour. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      <Icon name={icons[tone]} />
      <span>{children}</span>
    </span>
  )
}
