'use client'

/** Top of a printed page, in place of the navigation. PageShell already holds one. */
export function PrintHeader() {
  return (
    <p className="mb-4 hidden max-w-none border-b border-line-strong pb-1 text-small text-ink-soft print:block">
      Marguerite, le portail du DUMG
    </p>
  )
}
