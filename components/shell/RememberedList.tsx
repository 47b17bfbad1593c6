'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { Suspense, useEffect, type ReactNode } from 'react'
import { buttonClass } from '../action/Button'
import { Link } from '../action/Link'

const prefix = 'marguerite:liste:'

/** The address of a list as it was last seen in this tab, with its filters; the list itself when it was not. */
function lastSeen(pathname: string): string {
  try {
    return pathname + (sessionStorage.getItem(prefix + pathname) ?? '')
  } catch {
    return pathname
  }
}

function Remember() {
  const pathname = usePathname()
  const search = useSearchParams().toString()
  useEffect(() => {
    // What one reads in the cell leaves no trace on the device.
    if (pathname.startsWith('/aide')) return
    try {
      if (search) sessionStorage.setItem(prefix + pathname, `?${search}`)
      else sessionStorage.removeItem(prefix + pathname)
    } catch {
      // A browser that keeps nothing: the way back leads to the whole list.
    }
  }, [pathname, search])
  return null
}

/** Keeps the filters of a list, so that the way back from one of its records finds them again. */
export const RememberedList = () => (
  <Suspense>
    <Remember />
  </Suspense>
)

type BackToListProps = { href: string; className?: string; children: ReactNode }

/** A link to a list, which is found again with the filters it had; without scripts, the whole list. */
export const BackToList = ({ href, className = buttonClass('secondary'), children }: BackToListProps) => (
  <Link
    href={href}
    className={className}
    onClick={({ currentTarget }) => {
      currentTarget.href = lastSeen(href)
    }}
  >
    {children}
  </Link>
)
