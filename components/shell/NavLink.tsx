'use client'

import { usePathname } from 'next/navigation'
import { Link } from '../action/Link'
import { classes } from '../classes'

/** `bar` under the brand, `panel` in the menu of a phone, `part` above the pages of a part of the portal. */
export type NavPlace = 'bar' | 'panel' | 'part'

type NavLinkProps = { href: string; label: string; current?: boolean; place: NavPlace }

const PLACES: Record<NavPlace, string> = {
  bar: 'border-b-3 px-3 py-2',
  panel: 'border-s-4 p-3',
  part: 'border-b-3 p-2',
}

/** A link of a navigation; finds out by itself whether the page is in its part of the portal. */
export function NavLink({ href, label, current, place }: NavLinkProps) {
  const pathname = usePathname()
  const here = current ?? (href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`))
  return (
    <Link
      href={href}
      className={classes('nav-link', PLACES[place])}
      aria-current={here ? (pathname === href ? 'page' : 'true') : undefined}
    >
      {label}
    </Link>
  )
}
