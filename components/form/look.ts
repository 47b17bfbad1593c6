/** The look of the parts of a field. */
export const FIELD = 'max-w-measure'
export const INVALID = 'border-s-4 border-bad ps-3'
export const LABEL = 'block leading-[1.35] font-semibold'
export const OBLIGATION = 'text-small font-normal text-ink-soft print:hidden'
export const HINT = 'text-small leading-[1.4] text-ink-soft print:hidden'
export const CHOICE_HINT = 'col-start-2 -mt-1 mb-1'

const BOX =
  'mt-1 block min-h-10 max-w-full rounded border border-line-strong bg-paper text-ink focus-visible:rounded focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-2 aria-invalid:border-bad aria-invalid:focus-visible:border-accent'
export const CONTROL = `${BOX} w-full px-3 py-1`
export const SHORT = `${BOX} w-40 px-3 py-1`
export const DATE = `${BOX} w-48 px-3 py-1`
export const SELECT = `${BOX} w-auto py-1 ps-3 pe-2 text-ellipsis`
export const TEXTAREA = `${BOX} w-full resize-y px-3 py-2 leading-[1.45] print:field-sizing-content`
export const FILE = `${BOX} w-full border-dashed p-2 aria-invalid:border-solid file:me-3 file:min-h-8 file:cursor-pointer file:rounded file:border file:border-solid file:border-line-strong file:bg-paper file:px-3 file:font-semibold file:text-accent-strong`

export const CHOICE = 'grid grid-cols-[auto_1fr] items-start gap-x-2'
export const TICK = 'mx-1 my-1.5 size-5 accent-accent'
export const TICK_LABEL = 'min-h-8 cursor-pointer py-1'
