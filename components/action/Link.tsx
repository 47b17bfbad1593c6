import type { ComponentProps } from 'react'

type LinkProps = ComponentProps<'a'> & {
  href: string
  /** The reader stays where they are on the page, as when a table is sorted. */
  keepScroll?: boolean
}

/** A link to another page of the portal. Plain markup, followed by SoftNavigation where there is JavaScript (decision 008). */
export function Link({ keepScroll = false, ...anchor }: LinkProps) {
  return <a data-soft={keepScroll ? 'still' : ''} {...anchor} />
}
