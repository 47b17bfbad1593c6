'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { initialFormState, type FormAction } from '@/lib/core/requete/form-state'
import { Autosaver, hourAndMinute, type AutosaveStatus } from './autosaver'
import { findCopy, forgetCopy, restoreCopy, type DraftCopy } from './draft-copy'

export type Autosave = {
  status: AutosaveStatus
  /** Hour of a copy found after a reload, still to be put back or forgotten. */
  found?: string
  touched: () => void
  retry: () => void
  handOver: () => void
  resume: (refused: boolean) => void
  isSaving: () => boolean
  whenIdle: () => Promise<void>
  restore: () => void
  forget: () => void
}

type AutosaveOptions = {
  form: RefObject<HTMLFormElement | null>
  action: FormAction
  /** Tells apart the forms of one page. */
  name: string
  enabled: boolean
  /** Receives the hidden fields that a save renewed. */
  renew: (hidden: Record<string, string>) => void
}

/** Ties an {@link Autosaver} to the life of a form. Does nothing when not `enabled`. */
export function useAutosave({ form, action, name, enabled, renew }: AutosaveOptions): Autosave {
  const [status, setStatus] = useState<AutosaveStatus>({ kind: 'idle' })
  const [copy, setCopy] = useState<DraftCopy>()
  const saver = useRef<Autosaver>(undefined)
  const latest = useRef({ action, renew })

  useEffect(() => {
    latest.current = { action, renew }
  }, [action, renew])

  useEffect(() => {
    const element = form.current
    if (!enabled || element === null) return
    const key = storageKey(name)
    const post = async (data: FormData) => {
      const answer = await latest.current.action(initialFormState, data)
      const hidden = answer.status === 'ok' ? answer.hidden : undefined
      // at once, so that the next post already carries them
      if (hidden) flushSync(() => latest.current.renew(hidden))
      return answer
    }
    const current = new Autosaver(element, key, post, setStatus)
    saver.current = current
    const search = setTimeout(() => setCopy(findCopy(element, key)))
    const warn = (event: BeforeUnloadEvent) => {
      if (current.atRisk) event.preventDefault()
    }
    const flush = () => current.flush()
    const flushWhenHidden = () => {
      if (document.visibilityState === 'hidden') current.flush()
    }
    window.addEventListener('beforeunload', warn)
    window.addEventListener('online', flush)
    document.addEventListener('visibilitychange', flushWhenHidden)
    return () => {
      clearTimeout(search)
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', flushWhenHidden)
      current.stop()
      saver.current = undefined
    }
  }, [enabled, form, name])

  return {
    status,
    found: copy && hourAndMinute(new Date(copy.at)),
    touched: () => saver.current?.touched(),
    retry: () => saver.current?.flush(),
    handOver: () => saver.current?.handOver(),
    resume: (refused) => saver.current?.resume(refused),
    isSaving: () => saver.current?.isSaving ?? false,
    whenIdle: async () => saver.current?.whenIdle(),
    restore: () => {
      if (form.current && copy) restoreCopy(form.current, copy)
      setCopy(undefined)
    },
    forget: () => {
      forgetCopy(storageKey(name))
      setCopy(undefined)
    },
  }
}

function storageKey(name: string): string {
  return `marguerite:${window.location.pathname}:${name}`
}
