'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Follows the portal's links without a full load. One listener for the whole page: a list has a hundred links. */
export function SoftNavigation() {
  const router = useRouter()
  useEffect(() => {
    function follow(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-soft]') : null
      if (!link || event.defaultPrevented || wantsAnotherPlace(event, link)) return
      event.preventDefault()
      router.push(link.pathname + link.search + link.hash, { scroll: link.dataset.soft !== 'still' })
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return null
}

/** A new tab, a new window, a download, another site, or another place on this page: left to the browser. */
function wantsAnotherPlace(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return true
  if ((link.target && link.target !== '_self') || link.hasAttribute('download') || link.origin !== location.origin) return true
  return link.hash !== '' && link.pathname === location.pathname && link.search === location.search
}
