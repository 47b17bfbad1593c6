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
  /** Folded behind these words: what is rarely read. Printed all the same. */
  fold?: string
}

export function Section({ title, id = anchorOf(title), aside, children, level = 2, fold }: SectionProps) {
  const Heading = `h${level}` as const
  return (
    <section className="section" aria-labelledby={id}>
      <div>
        <Heading id={id} tabIndex={-1}>
          {title}
        </Heading>
        {aside ? <div className="text-small text-ink-soft">{aside}</div> : null}
      </div>
      <div className="stack-4" data-section-body>
        {fold === undefined ? (
          children
        ) : (
          <details className="print:details-content:[content-visibility:visible]">
            <summary>{fold}</summary>
            {children}
          </details>
        )}
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
