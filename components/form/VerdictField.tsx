'use client'

import { Asking } from './Asking'
import { RadioGroup, TextField, type Option } from './Field'

type VerdictFieldProps = {
  name: string
  /** For screen readers alone: the page shows the title of what is judged beside the verdict. */
  legend: string
  options: Option[]
  defaultValue?: string
  /** The text that an option marked `asks` calls for. It is shown once that option is chosen, without a script too. */
  reason: { name: string; label: string; hint?: string; maxLength: number; defaultValue?: string }
}

/** A verdict in one row, and its reason where one is needed. */
export function VerdictField({ name, legend, options, defaultValue, reason }: VerdictFieldProps) {
  return (
    <Asking choice={<RadioGroup inline name={name} legend={legend} options={options} defaultValue={defaultValue} />}>
      <TextField {...reason} />
    </Asking>
  )
}
