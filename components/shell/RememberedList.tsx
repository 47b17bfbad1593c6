'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { Suspense, useEffect } from 'react'

const prefix = 'marguerite:liste:'

/** The address of a list as it was last seen in this tab, with its filters; the list itself when it was not, or without scripts. */
export function lastSeen(pathname: string): string {
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
