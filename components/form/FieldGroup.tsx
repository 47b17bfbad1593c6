import type { ReactNode } from 'react'

type FieldGroupProps = {
  legend: string
  hint?: ReactNode
  children: ReactNode
  /** Short fields side by side where there is room. */
  inline?: boolean
}

/** A part of a long form. */
export function FieldGroup({ legend, hint, children, inline = false }: FieldGroupProps) {
  return (
    <fieldset className="pt-1">
      <legend className="text-h3 leading-[1.2] font-bold">{legend}</legend>
      {hint ? <p className="mt-1 text-ink-soft">{hint}</p> : null}
      <div className={inline ? 'mt-4 flex flex-wrap items-end gap-x-6 gap-y-4' : 'stack-6 mt-4'}>{children}</div>
    </fieldset>
  )
}
