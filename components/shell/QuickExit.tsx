'use client'

import { useEffect } from 'react'
import { buttonClass } from '../action/Button'

/** How many presses of Escape leave the page, within how many milliseconds. */
const PRESSES = 3
const WITHIN = 3000

/** Leaves at once for a neutral page, and removes this one from the history. A plain link without JavaScript. */
export function QuickExit({ href }: { href: string }) {
  useEffect(() => {
    const pressed: number[] = []
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      pressed.push(event.timeStamp)
      if (event.timeStamp - (pressed.at(-PRESSES) ?? -Infinity) < WITHIN) leave(href)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [href])
  return (
    <aside
      // The page keeps room under its last words for it: `app/globals.css`.
      data-quick-exit
      className="fixed end-gutter bottom-4 z-10 flex items-center gap-2 print:hidden"
      aria-label="Quitter vite"
    >
      <a
        href={href}
        rel="noreferrer"
        className={buttonClass('danger')}
        onClick={(event) => {
          event.preventDefault()
          leave(href)
        }}
      >
        Quitter vite
      </a>
      <span className="rounded bg-paper px-2 py-1 text-small text-ink-soft max-sm:hidden">ou trois fois Échap</span>
    </aside>
  )
}

function leave(href: string): void {
  // The page is emptied before the other one answers, which may be slow.
  document.title = ' '
  document.body.hidden = true
  location.replace(href)
}
