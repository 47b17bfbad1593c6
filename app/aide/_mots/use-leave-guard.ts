'use client'

import { useEffect } from 'react'

const SENTENCE = 'Vous n’avez pas encore gardé vos mots\u00a0: ils ne seront plus jamais montrés. Quitter cette page quand même\u00a0?'

/** Leaving the page asks first: closing it, a link, « Précédent ». « Quitter vite », which hides the page, never asks. */
export function useLeaveGuard(): void {
  useEffect(() => {
    function retain(event: BeforeUnloadEvent) {
      if (!document.body.hidden) event.preventDefault()
    }
    // Followed by the browser, which asks; a soft link would not.
    function harden(event: MouseEvent) {
      if (event.target instanceof Element) event.target.closest('a[data-soft]')?.removeAttribute('data-soft')
    }
    // One step of history more, on this page: going back lands here, and asks.
    function goBack(event: PopStateEvent) {
      event.stopImmediatePropagation()
      if (!confirm(SENTENCE)) return history.pushState(history.state, '')
      removeEventListener('beforeunload', retain)
      location.replace(document.referrer || '/aide')
    }
    history.pushState(history.state, '')
    addEventListener('beforeunload', retain)
    addEventListener('popstate', goBack, { capture: true })
    document.addEventListener('click', harden, { capture: true })
    return () => {
      removeEventListener('beforeunload', retain)
      removeEventListener('popstate', goBack, { capture: true })
      document.removeEventListener('click', harden, { capture: true })
    }
  }, [])
}
