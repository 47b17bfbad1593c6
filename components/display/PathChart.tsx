import { Link } from '../action/Link'

export type PathCount = { label: string; count: number; href?: string }

/** How many stand at each step of a path, drawn on the server as discs in a table that says the same numbers. */
export function PathChart({ title, steps }: { title: string; steps: PathCount[] }) {
  const most = Math.max(1, ...steps.map((step) => step.count))
  return (
    <table className="w-full table-fixed break-inside-avoid text-center text-small not-print:max-md:block">
      <caption className="pb-2 text-start text-body font-semibold">{title}</caption>
      <thead className="not-print:max-md:float-start not-print:max-md:block">
        <tr className="not-print:max-md:grid">
          {steps.map(({ label, href }) => (
            <th
              key={label}
              scope="col"
              className="px-1 pb-1 text-center align-bottom leading-[1.25] font-normal not-print:max-md:h-11 not-print:max-md:text-start"
            >
              {href ? <Link href={href}>{label}</Link> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="not-print:max-md:block">
        <tr className="not-print:max-md:grid">
          {steps.map(({ label, count }) => (
            <td
              key={label}
              className="not-print:max-md:flex not-print:max-md:h-11 not-print:max-md:items-center not-print:max-md:gap-2 not-print:max-md:ps-4"
            >
              <svg
                className="mx-auto block h-11 w-11 not-print:max-md:mx-0 not-print:max-md:size-8"
                viewBox="0 0 44 44"
                aria-hidden="true"
                focusable="false"
              >
                <path d="M0 22H44" className="stroke-line-strong" />
                <circle
                  cx={22}
                  cy={22}
                  r={count === 0 ? 3 : 5 + 16 * Math.sqrt(count / most)}
                  className={count === 0 ? 'fill-paper stroke-line-strong' : 'fill-accent forced-colors:fill-[CanvasText]'}
                />
              </svg>
              <strong className="tabular-nums">{count}</strong>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
