import { classes } from '../classes'

export type Span = {
  label: string
  /** Days or instants. */
  from: Date
  to: Date
  /** The same in words: « du 1er nov. au 22 déc. 2026 ». */
  words: string
}

type DatesChartProps = { title: string; labelHeader: string; datesHeader: string; spans: Span[]; today: Date; todayLabel: string }

const height = 14

/** When each part of something takes place, drawn on the server inside a table that says the same dates. */
export function DatesChart({ title, labelHeader, datesHeader, spans, today, todayLabel }: DatesChartProps) {
  const start = Math.min(...spans.map((span) => span.from.getTime()))
  const end = Math.max(...spans.map((span) => span.to.getTime()))
  const at = (date: Date): number => (100 * (date.getTime() - start)) / Math.max(1, end - start)
  const now = at(today)
  return (
    <table className="w-full break-inside-avoid text-dense leading-[1.35] cell:py-1 cell:ps-0 cell:pe-3 cell:align-middle cell:font-normal colhead:text-small colhead:text-ink-soft">
      <caption className="pb-2 font-semibold">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{labelHeader}</th>
          <th scope="col">{datesHeader}</th>
          <td className="w-[45%] text-small text-ink-soft max-sm:hidden">{now >= 0 && now <= 100 ? todayLabel : null}</td>
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <tr key={span.label}>
            <th scope="row">{span.label}</th>
            <td>{span.words}</td>
            <td className="max-sm:hidden">
              <svg
                className="block h-3.5 w-full overflow-visible"
                viewBox={`0 0 100 ${height}`}
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect y={height / 2 - 0.5} width={100} height={1} className="fill-line" />
                <rect
                  x={at(span.from)}
                  width={Math.max(1, at(span.to) - at(span.from))}
                  height={height}
                  className={classes(
                    'print:[print-color-adjust:exact] forced-colors:fill-[CanvasText]',
                    span.to < today ? 'fill-line-strong' : 'fill-accent',
                  )}
                />
                {now >= 0 && now <= 100 ? <rect x={now - 0.2} y={-4} width={0.4} height={height + 8} className="fill-bad" /> : null}
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
