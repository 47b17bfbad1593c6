'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '../action/Button'

type PlaceControlsProps = {
  /** The name under which each line posts its value. */
  name: string
  /** Accessible name of the line. */
  label: string
  value: string
  /** From 1. */
  place: number
  count: number
}

/**
 * The controls of one line of an ordered list inside a Form: a field for its place, buttons to move it one step up or down,
 * a button to remove it. Posts its value and `place` for each line, and `acte=monter:<value>`, `descendre:` or `retirer:` for
 * the button pressed.
 */
export function PlaceControls({ name, label, value, place, count }: PlaceControlsProps) {
  const group = useRef<HTMLDivElement>(null)
  const pressed = useRef<string>(undefined)
  const [said, setSaid] = useState({ place, text: '' })
  if (said.place !== place) setSaid({ place, text: `Maintenant à la place ${place}.` })
  // The line has moved in the table: the focus stays on the button that moved it, or goes to the opposite button at an end of
  // the list.
  useEffect(() => {
    const buttons = [...(group.current?.querySelectorAll<HTMLButtonElement>('button[data-pas]') ?? [])]
    if (pressed.current) (buttons.find((b) => b.dataset.pas === pressed.current) ?? buttons[0])?.focus()
    pressed.current = undefined
  }, [place])
  const step = (pas: 'monter' | 'descendre', text: string) => (
    <Button variant="quiet" name="acte" value={`${pas}:${value}`} data-pas={pas} aria-label={`${text} : ${label}`}>
      {text}
    </Button>
  )
  return (
    <div
      ref={group}
      className="flex flex-wrap items-center gap-1 print:hidden"
      role="group"
      aria-label={label}
      onClick={({ target }) => {
        pressed.current = target instanceof HTMLElement ? target.dataset.pas : undefined
      }}
    >
      <input type="hidden" name={name} value={value} />
      <input
        key={place}
        id={place === 1 ? 'champ-place' : `champ-place-${place}`}
        className="min-h-10 w-18 rounded border border-line-strong bg-paper px-2 py-1 text-ink"
        type="number"
        name="place"
        min={1}
        max={count}
        step={1}
        defaultValue={place}
        aria-label={`Place de ${label}`}
      />
      {place > 1 ? step('monter', 'Monter') : null}
      {place < count ? step('descendre', 'Descendre') : null}
      <Button variant="quiet" name="acte" value={`retirer:${value}`} aria-label={`Retirer : ${label}`}>
        Retirer
      </Button>
      <span role="status" className="sr-only">
        {said.text}
      </span>
    </div>
  )
}
