'use client'

/** First link of every page; its target is the `<main>` of PageShell. */
export function SkipLink() {
  return (
    <a
      href="#contenu"
      className="absolute start-2 top-2 z-10 bg-accent-strong px-4 py-2 font-semibold text-on-accent not-focus:sr-only print:hidden"
    >
      Aller au contenu
    </a>
  )
}
