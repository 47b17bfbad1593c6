'use client'

import { BackToList } from './RememberedList'

export type Crumb = { label: string; href: string }

/** The breadcrumb, from the home page to the parent of this page. */
export function Crumbs({ items }: { items: Crumb[] }) {
  if (items.length === 0) return null
  return (
    <nav className="text-small text-ink-soft print:hidden" aria-label="Fil d’Ariane">
      <ol className="m-0 flex max-w-none list-none flex-wrap gap-x-2 p-0">
        {items.map((item) => (
          <li
            key={item.href}
            // After the word, so that a line never begins with the stroke.
            className="m-0 flex min-h-7 items-center gap-2 not-last:after:text-line-strong not-last:after:content-['/'_/_'']"
          >
            <BackToList href={item.href} className="text-inherit">
              {item.label}
            </BackToList>
          </li>
        ))}
      </ol>
    </nav>
  )
}
