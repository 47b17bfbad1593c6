import type { ReactNode } from 'react'
import styles from './Poster.module.css'

export type PosterBlock = Readonly<{ title: string; items: readonly string[]; tone?: 'good' | 'bad' }>

type PosterProps = { rows: readonly (readonly PosterBlock[])[]; foot: ReactNode; children?: ReactNode }

/**
 * Rows of short lists, side by side where there is room, which print together on one sheet of A4. `foot` is printed only,
 * `children` are shown on the screen only.
 */
export function Poster({ rows, foot, children }: PosterProps) {
  return (
    <div className={styles.poster}>
      {rows.map((blocks, rank) => (
        <div key={rank} className={styles.row}>
          {blocks.map(({ title, items, tone }) => (
            <section key={title} className={tone ? `${styles.block} ${styles[tone]}` : styles.block}>
              <h2>{title}</h2>
              <ul>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      ))}
      <div className={styles.foot}>{foot}</div>
      <div className={styles.screen}>{children}</div>
    </div>
  )
}
