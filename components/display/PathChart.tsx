import { Link } from '../action/Link'

export type PathCount = { label: string; count: number; href?: string }

/** How many stand at each step of a path, drawn on the server as discs in a table that says the same numbers. */
export function PathChart({ title, steps }: { title: string; steps: PathCount[] }) {
  const most = Math.max(1, ...steps.map((step) => step.count))
  return (
    <table className="w-full table-fixed break-inside-avoid text-center text-small max-md:block">
      <caption className="pb-2 text-start text-body font-semibold">{title}</caption>
      <thead className="max-md:float-start max-md:block">
        <tr className="max-md:grid">
          {steps.map(({ label, href }) => (
            <th key={label} scope="col" className="px-1 pb-1 align-bottom leading-[1.25] font-normal max-md:h-11 max-md:text-start">
              {href ? <Link href={href}>{label}</Link> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        <tr className="max-md:grid">
          {steps.map(({ label, count }) => (
            <td key={label} className="max-md:flex max-md:h-11 max-md:items-center max-md:gap-2 max-md:ps-4">
              <svg className="mx-auto block h-11 w-11 max-md:mx-0 max-md:size-8" viewBox="0 0 44 44" aria-hidden="true" focusable="false">
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
