'use client'

import { usePathname } from 'next/navigation'
import { Link } from '../action/Link'

/** `bar` under the brand, `panel` in the menu of a phone, `part` above the pages of a part of the portal. */
export type NavPlace = 'bar' | 'panel' | 'part'

type NavLinkProps = { href: string; label: string; current?: boolean; place: NavPlace }

const PLACES: Record<NavPlace, string> = {
  bar: 'nav-link',
  panel: 'nav-link nav-panel',
  part: 'nav-link nav-part',
}

/** A link of a navigation; finds out by itself whether the page is in its part of the portal. */
export function NavLink({ href, label, current, place }: NavLinkProps) {
  const pathname = usePathname()
  const here = current ?? (href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`))
  return (
    <Link href={href} className={PLACES[place]} aria-current={here ? (pathname === href ? 'page' : 'true') : undefined}>
      {label}
    </Link>
  )
}
