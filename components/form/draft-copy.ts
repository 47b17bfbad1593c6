/**
 * A copy of what was typed and not yet saved, kept by this browser tab only, so that a reload
 * or a crash loses nothing. It is forgotten once saved, when the tab closes, or after 12 hours.
 */
export type DraftCopy = { at: number; fields: Record<string, string[]> }

const lifetime = 12 * 60 * 60 * 1000

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export function keepCopy(form: HTMLFormElement, key: string): void {
  const copy: DraftCopy = { at: Date.now(), fields: typedIn(form) }
  try {
    sessionStorage.setItem(key, JSON.stringify(copy))
  } catch {
    // storage is full or forbidden: the text is still on screen and is being sent to the server
  }
}

export function forgetCopy(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // storage forbidden: there is no copy either
  }
}

/** The copy under `key` if it is recent and differs from what the form holds now. */
export function findCopy(form: HTMLFormElement, key: string): DraftCopy | undefined {
  const copy = readCopy(key)
  if (copy === undefined) return undefined
  const now = typedIn(form)
  const differs = Object.entries(copy.fields).some(([name, values]) => name in now && JSON.stringify(now[name]) !== JSON.stringify(values))
  if (differs && Date.now() - copy.at < lifetime) return copy
  forgetCopy(key)
  return undefined
}

/** Puts the copy back into the form, as if it had been typed. */
export function restoreCopy(form: HTMLFormElement, copy: DraftCopy): void {
  for (const control of controlsOf(form)) {
    const values = copy.fields[control.name]
    if (values === undefined) continue
    if (isTickable(control)) control.checked = values.includes(control.value)
    else control.value = values[0] ?? ''
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function readCopy(key: string): DraftCopy | undefined {
  try {
    const stored = sessionStorage.getItem(key)
    if (stored === null) return undefined
    const copy: unknown = JSON.parse(stored)
    return isDraftCopy(copy) ? copy : undefined
  } catch {
    return undefined
  }
}

function isDraftCopy(value: unknown): value is DraftCopy {
  return typeof value === 'object' && value !== null && 'at' in value && 'fields' in value && typeof value.at === 'number'
}

function typedIn(form: HTMLFormElement): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const control of controlsOf(form)) {
    const values = (fields[control.name] ??= [])
    if (!isTickable(control) || control.checked) values.push(control.value)
  }
  return fields
}

function controlsOf(form: HTMLFormElement): Control[] {
  return Array.from(form.elements).filter(
    (element): element is Control =>
      (element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement ||
        (element instanceof HTMLInputElement && !['hidden', 'file', 'password', 'submit'].includes(element.type))) &&
      element.name !== '',
  )
}

function isTickable(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
}
