'use client'

import { useEffect } from 'react'
import { buttonClass } from '../action/Button'
import styles from './QuickExit.module.css'

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
    <aside className={styles.bar} aria-label="Quitter vite">
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
      <span className={styles.hint}>ou trois fois Échap</span>
    </aside>
  )
}

function leave(href: string): void {
  // The page is emptied before the other one answers, which may be slow.
  document.title = ' '
  document.body.hidden = true
  location.replace(href)
}
