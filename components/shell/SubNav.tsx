'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { NavLink } from './NavLink'
import styles from './SubNav.module.css'
import type { NavItem } from './TopNav'

/** Links to the pages of one part of the portal, above each of them; `aside` stays at their end. */
export function SubNav({ label, items, aside }: { label: string; items: NavItem[]; aside?: ReactNode }) {
  const pathname = usePathname()
  // The address of a part begins those of its pages: the longest one that matches is the current page.
  const here = items
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .reduce((nearest, { href }) => (href.length > nearest.length ? href : nearest), '')
  return (
    <div className={styles.bar}>
      <nav aria-label={label}>
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.href}>
              <NavLink {...item} current={item.href === here} />
            </li>
          ))}
        </ul>
      </nav>
      {aside}
    </div>
  )
}
