'use client'

import type { ReactNode } from 'react'

type RecordStateProps = {
  /** The state, as a Badge. */
  state: ReactNode
  /** Who has to act now. Left out when the record is closed. */
  holder?: ReactNode
  /** « depuis 6 jours » */
  since?: ReactNode
  /** The last day, as people say it, with its tone where it is near. */
  deadline?: ReactNode
  /** What comes next and who does it. */
  next?: ReactNode
  /** The one act that is expected of this person; at the bottom of the window on a narrow screen. */
  main?: ReactNode
  /** The other acts, and why one is still refused. */
  acts?: ReactNode
}

/** Where a record stands, in whose hands, and what the person can do. */
export function RecordState({ state, holder, since, deadline, next, main, acts }: RecordStateProps) {
  return (
    <section aria-label="État du dossier" className="stack-3 break-inside-avoid rounded border border-line bg-paper p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {state}
        {deadline ? <span className="text-small">{deadline}</span> : null}
      </div>
      {holder ? (
        <dl>
          <dt className="text-small text-ink-soft">Entre les mains de</dt>
          <dd className="text-lead leading-[1.3] font-bold">{holder}</dd>
          {since ? <dd className="text-small text-ink-soft">{since}</dd> : null}
        </dl>
      ) : null}
      {next ? (
        <p className="text-small">
          <span className="text-ink-soft">Ensuite&nbsp;: </span>
          {next}
        </p>
      ) : null}
      {main ? (
        <div
          data-bottom-bar
          className="grid max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-1 max-lg:border-t max-lg:border-line max-lg:bg-paper max-lg:p-2 print:hidden"
        >
          {main}
        </div>
      ) : null}
      {acts ? <div className="stack-2 print:hidden">{acts}</div> : null}
    </section>
  )
}
