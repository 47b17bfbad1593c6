'use client'

import { usePathname } from 'next/navigation'
import { Link } from '../action/Link'

type NavLinkProps = { href: string; label: string; current?: boolean }

/** A link of the main navigation; finds out by itself whether the page is in its part of the portal. */
export function NavLink({ href, label, current }: NavLinkProps) {
  const pathname = usePathname()
  const here = current ?? (href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`))
  return (
    <Link href={href} aria-current={here ? (pathname === href ? 'page' : 'true') : undefined}>
      {label}
    </Link>
  )
}
