'use client'

import { useEffect, useRef, type ReactNode } from 'react'

/**
 * A step that replaces the one before it in the same page. It is scrolled to and given the focus, as a new page would be, so
 * that keyboard and screen reader users continue from there. It does so again whenever `on` changes.
 */
export function StepShown({ on, children }: { on?: string | number | undefined; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'start' })
  }, [on])
  return (
    <div ref={box} tabIndex={-1} className="stack-6 flow-root scroll-mt-4">
      {children}
    </div>
  )
}
