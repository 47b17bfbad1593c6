export type AreaTone = 'light' | 'medium' | 'strong'

type Ring = readonly (readonly [number, number])[]

export type Area = {
  id: string
  /** Accessible text of the area: its name and what is there. */
  label: string
  /** Longitudes and latitudes of its outline: several rings when it is in pieces or has a hole. */
  outlines: readonly Ring[]
  tone: AreaTone
  /** How many things are in the area; an area with none is not a link. */
  count: number
  href?: string
  current?: boolean
}

const FILLS: Record<AreaTone, string> = { light: 'fill-sand-2', medium: 'fill-area-medium', strong: 'fill-area-strong' }
type AreaMapProps = {
  label: string
  areas: Area[]
  legend: { tone: AreaTone; label: string }[]
  /** What the number in an area counts. */
  countLabel: string
}

const WIDTH = 1000
const HEIGHT_MAX = 1000

/**
 * A map drawn on the server. Areas with something in them are links, in the order of the list given. Show the same facts in
 * a table beside it.
 */
export function AreaMap({ label, areas, legend, countLabel }: AreaMapProps) {
  const project = projection(areas)
  if (!project) return null
  const linked = areas.filter((area) => area.href && area.count > 0)
  const plain = areas.filter((area) => !linked.includes(area))
  return (
    <figure className="grid gap-2">
      <svg
        viewBox={`0 0 ${WIDTH} ${project.height}`}
        className="block h-auto max-h-[34rem] w-full area-map rounded border border-line bg-paper"
        role="group"
        aria-label={label}
      >
        {plain.map((area) => (
          <path key={area.id} d={pathOf(area, project.at)} className={FILLS[area.tone]} aria-hidden="true" />
        ))}
        {linked.map((area) => (
          <AreaLink key={area.id} area={area} at={project.at} />
        ))}
      </svg>
      <figcaption>
        <ul className="m-0 flex max-w-none list-none flex-wrap gap-x-4 gap-y-1 p-0 text-small text-ink-soft">
          {legend.map((entry) => (
            <li key={entry.tone} className="m-0 flex items-center gap-2">
              <svg className="h-3.5 w-5 flex-none border border-line-strong" viewBox="0 0 20 14" aria-hidden="true">
                <rect width="20" height="14" className={FILLS[entry.tone]} />
              </svg>
              {entry.label}
            </li>
          ))}
          <li className="m-0 flex items-center gap-2">{countLabel}</li>
        </ul>
      </figcaption>
    </figure>
  )
}

type At = (point: readonly [number, number]) => [number, number]

function AreaLink({ area, at }: { area: Area; at: At }) {
  const [x, y] = middleOf(area.outlines.toSorted((a, b) => b.length - a.length)[0]?.map(at) ?? [])
  return (
    <a href={area.href} aria-label={area.label} aria-current={area.current ? 'true' : undefined}>
      <title>{area.label}</title>
      <path d={pathOf(area, at)} className={FILLS[area.tone]} />
      <circle cx={x} cy={y} r="19" aria-hidden="true" />
      <text x={x} y={y} fontSize="22" aria-hidden="true">
        {area.count}
      </text>
    </a>
  )
}

/** Points that fall on the same pixel of the drawing are drawn once. */
const pathOf = (area: Area, at: At): string =>
  area.outlines
    .map((ring) => {
      const dots = ring.map((point) => at(point).map(Math.round).join(' '))
      return `M${dots.filter((dot, index) => dot !== dots[index - 1]).join('L')}Z`
    })
    .join('')

function middleOf(points: [number, number][]): [number, number] {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const mean = (values: number[]) => Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
  return [mean(xs), mean(ys)]
}

/** Longitudes are scaled by the cosine of this latitude, as distances are on the ground. */
function projection(areas: Area[]): { at: At; height: number } | null {
  const points = areas.flatMap((area) => area.outlines.flat())
  if (points.length === 0) return null
  const [west, east] = bounds(points.map(([longitude]) => longitude))
  const [south, north] = bounds(points.map(([, latitude]) => latitude))
  const margin = 12
  const stretch = 1 / Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min((WIDTH - 2 * margin) / (east - west), (HEIGHT_MAX - 2 * margin) / ((north - south) * stretch))
  const left = (WIDTH - (east - west) * scale) / 2
  return {
    at: ([longitude, latitude]) => [left + (longitude - west) * scale, margin + (north - latitude) * scale * stretch],
    height: Math.round((north - south) * scale * stretch + 2 * margin),
  }
}

function bounds(values: number[]): [number, number] {
  return values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity])
}
