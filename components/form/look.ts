/** The look of the parts of a field. */
export const FIELD = 'max-w-measure'
export const INVALID = 'border-s-4 border-bad ps-3'
export const LABEL = 'label'
export const OBLIGATION = 'text-small font-normal text-ink-soft print:hidden'
export const HINT = 'text-small leading-[1.4] text-ink-soft print:hidden'
export const CHOICE_HINT = 'col-start-2 -mt-1 mb-1'

export const CONTROL = 'box'
export const SHORT = 'box w-40'
export const DATE = 'box w-48'
export const SELECT = 'box box-choice'
export const TEXTAREA = 'box resize-y py-2 leading-[1.45] print:field-sizing-content'
export const FILE =
  'box border-dashed p-2 aria-invalid:border-solid file:me-3 file:min-h-8 file:cursor-pointer file:rounded file:border file:border-solid file:border-line-strong file:bg-paper file:px-3 file:font-semibold file:text-accent-strong'

export const CHOICE = 'grid grid-cols-[auto_1fr] items-start gap-x-2'
export const CARD = `${CHOICE} relative rounded border border-line-strong bg-paper px-2 py-1 has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent [&>input]:relative [&>input]:z-1 [&>label]:after:absolute [&>label]:after:inset-0`
export const TICK = 'mx-1 my-1.5 size-5 accent-accent'
export const TICK_LABEL = 'min-h-8 cursor-pointer py-1'
