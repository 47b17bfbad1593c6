'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

type NavLinkProps = { href: string; label: string; current?: boolean }

/** A link of the main navigation; knows by itself whether the page is in its part of the portal. */
export function NavLink({ href, label, current }: NavLinkProps) {
  const pathname = usePathname()
  const here = current ?? (href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`))
  return (
    <Link prefetch={false} href={href} aria-current={here ? (pathname === href ? 'page' : 'true') : undefined}>
      {label}
    </Link>
  )
}
