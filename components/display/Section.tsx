'use client'

import type { ReactNode } from 'react'

type SectionProps = {
  title: string
  /** Anchor of the section; made from the title when left out. */
  id?: string
  /** Small actions or facts on the line of the title. */
  aside?: ReactNode
  children: ReactNode
  level?: 2 | 3 | 4
}

/** A part of a part is nearer to what stands above it, and has no rule of its own under the rule of the whole. */
const SECTION = 'scroll-mt-4 not-first:mt-10 in-data-section-body:not-first:mt-6'
const HEAD =
  'mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line pb-1 in-data-section-body:mb-2 in-data-section-body:border-b-0 in-data-section-body:pb-0'

export function Section({ title, id = anchorOf(title), aside, children, level = 2 }: SectionProps) {
  const Heading = `h${level}` as const
  return (
    <section className={SECTION} aria-labelledby={id}>
      <div className={HEAD}>
        <Heading id={id} tabIndex={-1}>
          {title}
        </Heading>
        {aside ? <div className="text-small text-ink-soft">{aside}</div> : null}
      </div>
      <div className="stack-4" data-section-body>
        {children}
      </div>
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
