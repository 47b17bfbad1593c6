'use client'

import type { ReactNode } from 'react'
import { PrivateFieldsContext } from './field-scope'

/** What is typed inside is neither offered again by the browser nor sent by it to whoever checks its spelling. */
export function PrivateFields({ children }: { children: ReactNode }) {
  return <PrivateFieldsContext value={true}>{children}</PrivateFieldsContext>
}
