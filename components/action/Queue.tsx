'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, type MouseEvent } from 'react'
import { buttonClass } from './Button'
import { Link } from './Link'
import { Key, Shortcuts, useKeysSwitch } from './Shortcuts'

type QueueProps = {
  /** What is passed through: « Dossiers à vérifier ». */
  label: string
  /** From 1. */
  place: number
  count: number
  previous?: string
  next?: string
}

/**
 * From one record to the one before or after it, without going back to their list; `k` and `j` on a keyboard do the same. Inside a
 * form, it asks before it leaves answers that were not saved.
 */
export function Queue({ label, place, count, previous, next }: QueueProps) {
  const router = useRouter()
  const nav = useRef<HTMLElement>(null)
  const keys = useKeysSwitch()
  useEffect(() => {
    if (!keys.on) return
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      const href = event.key === 'j' ? next : event.key === 'k' ? previous : undefined
      if (href && mayLeave(nav.current)) router.push(href)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [router, previous, next, keys.on])
  function onClick(event: MouseEvent<HTMLElement>) {
    if (event.target instanceof Element && event.target.closest('a') && !mayLeave(nav.current)) event.preventDefault()
  }
  return (
    <nav ref={nav} onClick={onClick} aria-label={label} className="ms-auto flex flex-wrap items-center gap-2 print:hidden">
      {previous ? (
        <Link href={previous} rel="prev" aria-keyshortcuts={keys.on ? 'k' : undefined} className={buttonClass('secondary')}>
          Précédent {keys.on ? <Key>k</Key> : null}
        </Link>
      ) : null}
      {next ? (
        <Link href={next} rel="next" aria-keyshortcuts={keys.on ? 'j' : undefined} className={buttonClass('secondary')}>
          Suivant {keys.on ? <Key>j</Key> : null}
        </Link>
      ) : null}
      <span className="text-small whitespace-nowrap text-ink-soft">
        {place} sur {count}
      </span>
      <Shortcuts on={keys.on} turn={keys.turn} />
    </nav>
  )
}

const mayLeave = (nav: HTMLElement | null): boolean =>
  !isChanged(nav?.closest('form')) ||
  confirm('Ce que vous avez rempli n’est pas enregistré. Passer à un autre dossier sans l’enregistrer ?')

/** Whether a field no longer holds what the page came with. */
const isChanged = (form: HTMLFormElement | null | undefined): boolean =>
  [...(form?.elements ?? [])].some((field) => {
    if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)) return field.checked !== field.defaultChecked
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
    return false
  })

/** A letter typed in a field is a letter. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
