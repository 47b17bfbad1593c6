'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import styles from './StepShown.module.css'

/**
 * What took the place of the step before, in the same page: shown from its top and given the focus, as a new page would be,
 * so that a keyboard or a screen reader goes on from here. Again whenever `on` changes.
 */
export function StepShown({ on, children }: { on?: string | number | undefined; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'start' })
  }, [on])
  return (
    <div ref={box} tabIndex={-1} className={styles.step}>
      {children}
    </div>
  )
}
