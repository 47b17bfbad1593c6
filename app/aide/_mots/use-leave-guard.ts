'use client'

import { useEffect } from 'react'

const SENTENCE = 'Vous n’avez pas encore gardé vos mots\u00a0: ils ne seront plus jamais montrés. Quitter cette page quand même\u00a0?'

/** Asks before the person leaves the page by closing it, by a link or by « Précédent ». « Quitter vite », which hides the page, never asks. */
export function useLeaveGuard(): void {
  useEffect(() => {
    function retain(event: BeforeUnloadEvent) {
      if (!document.body.hidden) event.preventDefault()
    }
    // A full load makes the browser ask; a soft link would not.
    function harden(event: MouseEvent) {
      if (event.target instanceof Element) event.target.closest('a[data-soft]')?.removeAttribute('data-soft')
    }
    // One more entry in the history: going back arrives here first, and asks.
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
