'use client'

export type IconName = 'check' | 'info' | 'warning' | 'cross' | 'dot' | 'arrow' | 'skip' | 'clock' | 'menu' | 'up' | 'down'

const ring = 'M8 1.6a6.4 6.4 0 1 0 0 12.8A6.4 6.4 0 0 0 8 1.6Z'

/**
 * Drawn in one stroke on a 16 × 16 grid, in the colour of the text beside it. Always decorative: the text beside it has the
 * same meaning.
 */
const drawings: Record<IconName, string> = {
  check: 'm3 8.5 3.4 3.4L13 4.6',
  info: `${ring}M8 7.4v3.8M8 4.7v.4`,
  warning: 'M8 2 14.6 13.6H1.4ZM8 6.4v3.2M8 11.5v.3',
  cross: 'M5.2 1.6h5.6l3.6 3.6v5.6l-3.6 3.6H5.2l-3.6-3.6V5.2ZM5.6 5.6l4.8 4.8m0-4.8-4.8 4.8',
  dot: 'M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4Zm0 1.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2Z',
  arrow: 'M3 8h9.5M8.6 4l4 4-4 4',
  skip: 'M4 8h8',
  clock: `${ring}M8 4.4V8l2.6 1.8`,
  menu: 'M2 4h12M2 8h12M2 12h12',
  up: 'm4 10 4-4 4 4',
  down: 'm4 6 4 4 4-4',
}

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  )
}
