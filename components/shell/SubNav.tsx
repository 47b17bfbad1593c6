'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { NavLink } from './NavLink'
import type { NavItem } from './TopNav'

/** Links to the pages of one part of the portal, above each of them; `aside` stays at their end. */
export function SubNav({ label, items, aside }: { label: string; items: NavItem[]; aside?: ReactNode }) {
  const pathname = usePathname()
  // The address of a part begins those of its pages: the longest one that matches is the current page.
  const here = items
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .reduce((nearest, { href }) => (href.length > nearest.length ? href : nearest), '')
  return (
    <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-4 gap-y-1 px-gutter py-1 text-small print:hidden">
      <nav aria-label={label}>
        <ul className="m-0 -ms-2 flex max-w-none list-none flex-wrap p-0">
          {items.map((item) => (
            <li key={item.href} className="m-0">
              <NavLink {...item} current={item.href === here} place="part" />
            </li>
          ))}
        </ul>
      </nav>
      {aside}
    </div>
  )
}
