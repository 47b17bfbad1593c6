'use client'

import { Mark } from '../display/Mark'
import { Link } from '../action/Link'

/** The mark and the name, linked to the home page. */
export function Brand() {
  return (
    <Link href="/" className="group inline-flex items-center gap-2 leading-[1.15] text-ink no-underline">
      <span className="text-[2.25rem] leading-[0]">
        <Mark />
      </span>
      <span>
        <span className="block text-name font-bold tracking-[-0.01em] group-hover:underline group-hover:underline-offset-[0.15em]">
          Marguerite
        </span>
        <span className="block text-tagline text-ink-soft">le portail du DUMG</span>
      </span>
      <span className="sr-only">, accueil</span>
    </Link>
  )
}
