'use client'

import type { ReactNode } from 'react'
import { Brand } from './Brand'
import { Footer } from './Footer'
import { SkipLink } from './SkipLink'

/** Around pages without a signed-in person: sign-in, signature by link, errors. Its content is a PageShell. */
export function PlainShell({ children, demonstration }: { children: ReactNode; demonstration?: boolean }) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-line bg-paper print:hidden">
        <div className="mx-auto max-w-page px-gutter py-2">
          <Brand />
        </div>
      </header>
      {children}
      <Footer demonstration={demonstration} />
    </>
  )
}
