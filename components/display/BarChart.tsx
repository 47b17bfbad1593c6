import styles from './BarChart.module.css'

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

/** Horizontal bars, drawn on the server inside a table that gives the same figures. */
export function BarChart({ title, labelHeader, valueHeader, bars, masked = 'moins de 5' }: BarChartProps) {
  const longest = Math.max(1, ...bars.map((bar) => bar.value ?? 0))
  return (
    <table className={styles.chart}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{labelHeader}</th>
          <th scope="col" className={styles.figure}>
            {valueHeader}
          </th>
          <td className={styles.drawing} />
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            <td className={styles.figure}>{bar.value === null ? masked : number.format(bar.value)}</td>
            <td className={styles.drawing}>
              <svg viewBox={`0 0 100 ${thickness}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                {bar.value === null ? (
                  <rect className={styles.maskedBar} width={3} height={thickness} />
                ) : (
                  <rect className={styles.bar} width={(100 * bar.value) / longest} height={thickness} />
                )}
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
