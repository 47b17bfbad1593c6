'use client'

import { useEffect } from 'react'
import { buttonClass } from '../action/Button'
import styles from './QuickExit.module.css'

/** Presses of Escape that leave, in less than this many milliseconds. */
const PRESSES = 3
const WITHIN = 3000

/** Leaves the page at once for one that says nothing, and takes this one out of « Précédent ». A plain link without JavaScript. */
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
  // Gone before the other page answers, however slow it is.
  document.title = ' '
  document.body.hidden = true
  location.replace(href)
}
