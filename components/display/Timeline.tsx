'use client'

export type TimelineEntry = {
  /** When, as people say it. */
  at: string
  who: string
  what: string
  reason?: string
}

const ENTRY = 'm-0 grid grid-cols-[minmax(9rem,19rem)_1fr] gap-x-6 border-b border-line py-2 not-print:max-sm:grid-cols-[1fr]'

/** The journal of a record, in the order given. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  if (entries.length === 0) return <p className="text-ink-soft">Rien n’a encore été noté.</p>
  return (
    <ol className="m-0 max-w-none list-none p-0">
      {entries.map((entry, index) => (
        <li key={`${entry.at} ${index}`} className={ENTRY}>
          <span className="text-ink-soft tabular-nums not-print:max-sm:text-small">{entry.at}</span>
          <div className="stack-1 min-w-0">
            <p>
              <strong className="font-semibold">{entry.what}</strong>, <span className="text-ink-soft">{entry.who}</span>
            </p>
            {entry.reason ? <p className="border-s-2 border-line ps-3 whitespace-pre-line">Motif&nbsp;: {entry.reason}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
