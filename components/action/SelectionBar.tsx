'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './Button'

type SelectionBarProps = {
  /** The name of the form, which the boxes of the table take. */
  id: string
  /** The page that shows what the act will do, before anything is done. */
  action: string
  acts: { value: string; label: string }[]
  /** The table. */
  children: ReactNode
}

/**
 * The acts in number of a list: a bar that stands at the bottom of the window once a line is ticked. It opens a page that shows what
 * would be done; nothing is done here. Works without a script.
 */
export function SelectionBar({ id, action, acts, children }: SelectionBarProps) {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const read = () => setCount(document.querySelectorAll(`input.pick[form='${id}']:checked`).length)
    read()
    document.addEventListener('change', read)
    return () => document.removeEventListener('change', read)
  }, [id])
  return (
    <div className="group/selection">
      {children}
      <form
        id={id}
        action={action}
        data-bar
        className="sticky bottom-0 z-1 mt-3 hidden flex-wrap items-center gap-x-3 gap-y-2 rounded border border-line-strong bg-paper px-4 py-2 group-has-[.pick:checked]/selection:flex print:hidden"
      >
        <span role="status" className="font-semibold">
          {count > 0 ? `${count} ${count === 1 ? 'ligne choisie' : 'lignes choisies'}` : 'Les lignes cochées'}
        </span>
        {acts.map(({ value, label }) => (
          <Button key={value} name="acte" value={value}>
            {label}
          </Button>
        ))}
        <span className="text-small text-ink-soft">Chaque acte montre d’abord ce qu’il fera.</span>
      </form>
    </div>
  )
}
