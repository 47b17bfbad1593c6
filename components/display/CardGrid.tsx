'use client'

import type { ReactNode } from 'react'

export type Card = { key: string; title: ReactNode; detail?: ReactNode; children?: ReactNode }

/** Cards of equal width, as many in a row as fit: personas, campaigns, people. */
export function CardGrid({ cards }: { cards: Card[] }) {
  return (
    <ul className="m-0 grid max-w-none list-none grid-cols-[repeat(auto-fill,minmax(min(16rem,100%),1fr))] gap-3 p-0">
      {cards.map((card) => (
        <li key={card.key} className="m-0 flex break-inside-avoid flex-col gap-1 rounded border border-line bg-paper px-4 py-3">
          <p className="font-bold">{card.title}</p>
          {card.detail ? <div className="text-small text-ink-soft">{card.detail}</div> : null}
          {card.children ? <div className="mt-auto pt-2">{card.children}</div> : null}
        </li>
      ))}
    </ul>
  )
}
