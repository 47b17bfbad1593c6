'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { buttonClass } from './Button'
import { Link } from './Link'

type QueueProps = {
  /** What is passed through: « Dossiers à vérifier ». */
  label: string
  /** From 1. */
  place: number
  count: number
  previous?: string
  next?: string
}

/** From one record to the one before or after it, without going back to their list; `k` and `j` on a keyboard do the same. */
export function Queue({ label, place, count, previous, next }: QueueProps) {
  const router = useRouter()
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      const href = event.key === 'j' ? next : event.key === 'k' ? previous : undefined
      if (href) router.push(href)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [router, previous, next])
  return (
    <nav aria-label={label} className="ms-auto flex flex-wrap items-center gap-2 print:hidden">
      {previous ? (
        <Link href={previous} rel="prev" aria-keyshortcuts="k" className={buttonClass('secondary')}>
          Précédent <Key>k</Key>
        </Link>
      ) : null}
      {next ? (
        <Link href={next} rel="next" aria-keyshortcuts="j" className={buttonClass('secondary')}>
          Suivant <Key>j</Key>
        </Link>
      ) : null}
      <span className="text-small whitespace-nowrap text-ink-soft">
        {place} sur {count}
      </span>
    </nav>
  )
}

/** The key that does the same. A finger has none. */
const Key = ({ children }: { children: string }) => (
  <kbd aria-hidden="true" className="rounded border border-line px-1 font-sans text-small font-normal pointer-coarse:hidden">
    {children}
  </kbd>
)

/** A letter typed in a field is a letter. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
