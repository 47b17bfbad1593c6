'use client'

import type { ReactNode } from 'react'
import styles from './Section.module.css'

type SectionProps = {
  title: string
  /** Anchor of the section; made from the title when left out. */
  id?: string
  /** Small actions or facts on the line of the title. */
  aside?: ReactNode
  children: ReactNode
  level?: 2 | 3 | 4
}

export function Section({ title, id = anchorOf(title), aside, children, level = 2 }: SectionProps) {
  const Heading = `h${level}` as const
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <Heading id={id} tabIndex={-1}>
          {title}
        </Heading>
        {aside ? <div className={styles.aside}>{aside}</div> : null}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  )
}

function anchorOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
