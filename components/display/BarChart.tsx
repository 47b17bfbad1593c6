import { classes } from '../classes'

export type Bar = {
  label: string
  /** `null` when the figure is masked because it is too small to publish. */
  value: number | null
}

type BarChartProps = {
  title: string
  /** Heading of the labels: « Zone ». */
  labelHeader: string
  /** Heading of the figures: « Demandes ». */
  valueHeader: string
  bars: Bar[]
  /** Words for a masked figure. */
  masked?: string
}

const number = new Intl.NumberFormat('fr-FR')
const thickness = 14

const TABLE =
  'w-full max-w-[48rem] break-inside-avoid text-dense leading-[1.35] cell:py-1 cell:ps-0 cell:align-middle cell:font-normal colhead:text-small colhead:text-ink-soft linehead:w-[32%]'
const FIGURE = 'w-24 pe-3 text-end tabular-nums'
const BAR = 'forced-colors:fill-[CanvasText]'

/** Horizontal bars, drawn on the server inside a table that gives the same figures. */
export function BarChart({ title, labelHeader, valueHeader, bars, masked = 'moins de 5' }: BarChartProps) {
  const longest = Math.max(1, ...bars.map((bar) => bar.value ?? 0))
  return (
    <table className={TABLE}>
      <caption className="pb-2 font-semibold">{title}</caption>
      <thead>
        <tr>
          <th scope="col" className="pe-3">
            {labelHeader}
          </th>
          <th scope="col" className={FIGURE}>
            {valueHeader}
          </th>
          <td className="pe-0" />
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row" className="pe-3">
              {bar.label}
            </th>
            <td className={FIGURE}>{bar.value === null ? masked : number.format(bar.value)}</td>
            <td className="border-s border-line-strong pe-0">
              <svg
                className="block h-3.5 w-full"
                viewBox={`0 0 100 ${thickness}`}
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                {bar.value === null ? (
                  <rect className={classes(BAR, 'fill-line-strong')} width={3} height={thickness} />
                ) : (
                  <rect
                    className={classes(BAR, 'fill-accent print:[print-color-adjust:exact]')}
                    width={(100 * bar.value) / longest}
                    height={thickness}
                  />
                )}
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
