'use client'

import styles from './Timeline.module.css'

export type TimelineEntry = {
  /** When, as people say it. */
  at: string
  who: string
  what: string
  reason?: string
}

/** The journal of a record, in the order given. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  if (entries.length === 0) return <p className={styles.none}>Rien n’a encore été noté.</p>
  return (
    <ol className={styles.timeline}>
      {entries.map((entry, index) => (
        <li key={`${entry.at} ${index}`}>
          <span className={styles.at}>{entry.at}</span>
          <div className={styles.text}>
            <p>
              <strong className={styles.what}>{entry.what}</strong>, <span className={styles.who}>{entry.who}</span>
            </p>
            {entry.reason ? <p className={styles.reason}>Motif&nbsp;: {entry.reason}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
