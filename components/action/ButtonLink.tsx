'use client'

import type { ReactNode } from 'react'
import { buttonClass, type ButtonVariant } from './Button'
import { Link } from './Link'

type ButtonLinkProps = {
  href: string
  variant?: ButtonVariant
  children: ReactNode
  /** The address answers with a file: a plain link, so that the router does not follow it. A string names the file. */
  download?: boolean | string
}

export function ButtonLink({ href, variant = 'secondary', children, download = false }: ButtonLinkProps) {
  if (download !== false) {
    return (
      <a href={href} download={download} className={buttonClass(variant)}>
        {children}
      </a>
    )
  }
  return (
    <Link href={href} className={buttonClass(variant)}>
      {children}
    </Link>
  )
}
