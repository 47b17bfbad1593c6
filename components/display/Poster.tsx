import type { ReactNode } from 'react'
import { classes } from '../classes'

export type PosterBlock = Readonly<{ title: string; items: readonly string[]; tone?: 'good' | 'bad' }>

type PosterProps = { rows: readonly (readonly PosterBlock[])[]; foot: ReactNode; children?: ReactNode }

const ROW = 'grid grid-cols-[repeat(auto-fit,minmax(min(100%,11.5rem),1fr))] gap-4 print:grid-cols-[repeat(3,1fr)] print:gap-[2mm]'
const BLOCK =
  'rounded border border-t-4 border-line bg-paper p-4 print:break-inside-avoid print:px-[2.5mm] print:py-[2mm] print:text-[9.75pt] print:leading-[1.28]'
const TONES: Record<NonNullable<PosterBlock['tone']>, string> = { good: 'border-t-good', bad: 'border-t-bad' }

/**
 * Rows of short lists, side by side where there is room, which print together on one sheet of A4. `foot` is printed only,
 * `children` are shown on the screen only.
 */
export function Poster({ rows, foot, children }: PosterProps) {
  return (
    <div className="grid gap-4 print:gap-[2mm]">
      {rows.map((blocks, rank) => (
        <div key={rank} className={ROW}>
          {blocks.map(({ title, items, tone }) => (
            <section key={title} className={classes(BLOCK, tone ? TONES[tone] : 'border-t-line-strong')}>
              <h2 className="mb-2 text-h3 print:mb-[1mm] print:text-[11pt]">{title}</h2>
              <ul className="ps-[1.1rem] print:ps-[3.5mm]">
                {items.map((item) => (
                  <li key={item} className="print:not-first:mt-[0.5mm]">
                    {item}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      ))}
      <div className="hidden print:block print:leading-[1.3]">{foot}</div>
      <div className="print:hidden">{children}</div>
    </div>
  )
}
