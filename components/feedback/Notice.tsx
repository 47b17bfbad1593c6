'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon, type IconName } from '../display/Icon'
import styles from './Notice.module.css'

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

type NoticeProps = {
  tone: Exclude<Tone, 'neutral'>
  title?: string
  children?: ReactNode
  /** Announced to screen readers when it appears: at once for a bad tone, politely otherwise. */
  live?: boolean
}

const icons: Record<NoticeProps['tone'], IconName> = { info: 'info', good: 'check', warn: 'warning', bad: 'cross' }

export function Notice({ tone, title, children, live = false }: NoticeProps) {
  const role = live ? (tone === 'bad' ? 'alert' : 'status') : undefined
  return (
    <div className={classes(styles.notice, styles[tone])} role={role}>
      <span className={styles.icon}>
        <Icon name={icons[tone]} />
      </span>
      <div className={styles.body}>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
