'use client'

/** Says on each page that nothing here is real. */
export function DemoBanner({ children }: { children?: React.ReactNode }) {
  return (
    <section className="border-b border-warn bg-warn-soft text-small print:hidden" aria-label="Démonstration">
      <p className="mx-auto max-w-page px-gutter py-1">
        <strong>Démonstration.</strong> Les personnes, les communes et les dossiers sont inventés. {children}
      </p>
    </section>
  )
}
