'use client'

import type { ReactNode } from 'react'

type HolderCardProps = {
  holder: ReactNode
  /** « mardi 3 novembre 2026 », « 6 jours » */
  since?: ReactNode
  /** What comes next and who does it. */
  next?: ReactNode
}

/** Who has to act now, since when, and what happens next. Terms and values, so that no name needs « de » or « d’ ». */
export function HolderCard({ holder, since, next }: HolderCardProps) {
  return (
    <dl className="flex break-inside-avoid flex-wrap gap-x-8 gap-y-2 rounded border border-s-4 border-line border-s-accent bg-paper px-4 py-3">
      <div className="min-w-0">
        <dt className="text-small leading-[1.35] text-ink-soft">Entre les mains de</dt>
        <dd className="font-bold">{holder}</dd>
      </div>
      {since ? (
        <div className="min-w-0">
          <dt className="text-small leading-[1.35] text-ink-soft">Depuis</dt>
          <dd>{since}</dd>
        </div>
      ) : null}
      {next ? (
        <div className="min-w-0 flex-[1_1_16rem]">
          <dt className="text-small leading-[1.35] text-ink-soft">Ensuite</dt>
          <dd>{next}</dd>
        </div>
      ) : null}
    </dl>
  )
}
