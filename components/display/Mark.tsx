'use client'

import { classes } from '../classes'

const petalCount = 11
const petals = Array.from({ length: petalCount }, (_, index) => Math.round((3600 / petalCount) * index) / 10)
const petal = 'M16 13.2C13.6 10.6 13.5 5.2 16 3.6c2.5 1.6 2.4 7 0 9.6Z'
const OUTLINE = 'fill-none stroke-current stroke-[1.1]'

/** The daisy, as tall as the text around it. `outline` draws it in the colour of that text. */
export function Mark({ outline = false }: { outline?: boolean }) {
  return (
    <svg
      className={classes('size-[1em] forced-color-adjust-none', !outline && 'print:[print-color-adjust:exact]')}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      {outline ? null : <circle className="fill-leaf" cx="16" cy="16" r="16" />}
      {petals.map((angle) => (
        <path key={angle} className={outline ? OUTLINE : 'fill-petal'} d={petal} transform={`rotate(${angle} 16 16)`} />
      ))}
      <circle className={outline ? OUTLINE : 'fill-heart stroke-leaf stroke-1'} cx="16" cy="16" r="4.1" />
    </svg>
  )
}
