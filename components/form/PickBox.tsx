'use client'

type PickBoxProps = { name: string; value: string; label: string; defaultChecked?: boolean; form?: string }

/** A check box in a line of a table, large enough for a finger. `label` names the line; the column heading says what ticking does. */
export function PickBox({ name, value, label, defaultChecked, form }: PickBoxProps) {
  return (
    <input
      type="checkbox"
      name={name}
      value={value}
      form={form}
      defaultChecked={defaultChecked}
      aria-label={label}
      className="m-0 size-6 accent-accent"
    />
  )
}
