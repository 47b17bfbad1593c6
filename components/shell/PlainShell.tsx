'use client'

import type { ReactNode } from 'react'
import { Brand } from './Brand'
import { Footer } from './Footer'
import { SkipLink } from './SkipLink'
import styles from './PlainShell.module.css'

/** Around pages without a signed-in person: sign-in, signature by link, errors. Its content is a PageShell. */
export function PlainShell({ children, demonstration }: { children: ReactNode; demonstration?: boolean }) {
  return (
    <>
      <SkipLink />
      <header className={styles.header}>
        <div className={styles.bar}>
          <Brand />
        </div>
      </header>
      {children}
      <Footer demonstration={demonstration} />
    </>
  )
}
