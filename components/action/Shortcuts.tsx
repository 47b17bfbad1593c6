'use client'

import { useId, useRef, useState, useSyncExternalStore } from 'react'
import { buttonClass } from './Button'

const storedAs = 'marguerite:sans-raccourcis'
const changedEvent = 'marguerite:raccourcis'

/** Whether keys of one letter act, as this browser remembers: some people type them without meaning to (WCAG 2.1.4). */
export function useKeysSwitch(): { on: boolean; turn: (on: boolean) => void } {
  const on = useSyncExternalStore(
    (changed) => {
      addEventListener(changedEvent, changed)
      return () => removeEventListener(changedEvent, changed)
    },
    () => !isOff(),
    () => true,
  )
  return {
    on,
    turn: (wanted) => {
      try {
        if (wanted) localStorage.removeItem(storedAs)
        else localStorage.setItem(storedAs, '1')
      } catch {
        // A browser that keeps nothing: the keys stay as they are.
      }
      dispatchEvent(new Event(changedEvent))
    },
  }
}

function isOff(): boolean {
  try {
    return localStorage.getItem(storedAs) !== null
  } catch {
    return false
  }
}

/** A key of the keyboard. A finger has none. */
export const Key = ({ children }: { children: string }) => (
  <kbd aria-hidden="true" className="rounded border border-line px-1 font-sans text-small font-normal pointer-coarse:hidden">
    {children}
  </kbd>
)

const keyWords: [string, string][] = [
  ['j', 'le dossier suivant'],
  ['k', 'le dossier précédent'],
  ['0 à 5', 'la note, dans le critère où l’on est'],
  ['Ctrl et Entrée', 'enregistrer'],
]

/** What the keyboard does on a page that is worked through, and how to switch the keys of one letter off. */
export function Shortcuts({ on, turn }: { on: boolean; turn: (on: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  const title = useId()
  return (
    <>
      <button
        type="button"
        className={`${buttonClass('quiet')} pointer-coarse:hidden`}
        aria-expanded={open}
        onClick={() => {
          dialog.current?.showModal()
          setOpen(true)
        }}
      >
        Clavier
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={title}
        onClose={() => setOpen(false)}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded border border-line-strong bg-paper p-6 text-ink backdrop:bg-[rgb(37_33_28/55%)]"
      >
        <h2 id={title} className="text-h3">
          Raccourcis du clavier
        </h2>
        <dl className="mt-3">
          {keyWords.map(([key, what]) => (
            <div key={key} className="flex gap-3 py-1">
              <dt className="w-32 flex-none font-semibold">{key}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-4 flex flex-wrap gap-3">
          <button type="button" className={buttonClass('primary')} onClick={() => dialog.current?.close()}>
            Fermer
          </button>
          <button type="button" className={buttonClass('secondary')} onClick={() => turn(!on)}>
            {on ? 'Ne plus utiliser j et k' : 'Utiliser j et k'}
          </button>
        </div>
      </dialog>
    </>
  )
}
