import type { ReactNode } from 'react'

/** One line above a page that must be read first. It is printed too. */
export function UrgentLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className="border-b border-bad bg-bad-soft text-ink [&_a]:font-bold [&_a]:whitespace-nowrap" aria-label={label}>
      <p className="mx-auto max-w-page px-gutter py-2">{children}</p>
    </aside>
  )
}
