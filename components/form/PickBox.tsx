'use client'

import { useHydrated } from './field-scope'

type PickBoxProps = { name: string; value: string; label: string; defaultChecked?: boolean; form?: string }

/** A check box in a line of a table, large enough for a finger. `label` names the line; the column heading says what ticking does. */
export function PickBox({ name, value, label, defaultChecked, form }: PickBoxProps) {
  return <input type="checkbox" name={name} value={value} form={form} defaultChecked={defaultChecked} aria-label={label} className="pick" />
}

/** Ticks every box of the table, or none. Where scripts run: without them each is ticked by hand. */
export function PickAll({ form, name }: { form: string; name: string }) {
  const hydrated = useHydrated()
  if (!hydrated) return <span className="sr-only">Choisir</span>
  return (
    <input
      type="checkbox"
      aria-label="Tout choisir"
      className="pick"
      onChange={({ currentTarget }) => {
        const boxes = document.querySelectorAll<HTMLInputElement>(`input.pick[form='${form}'][name='${name}']`)
        for (const box of boxes) if (box.checked !== currentTarget.checked) box.click()
      }}
    />
  )
}
