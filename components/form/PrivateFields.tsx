'use client'

import type { ReactNode } from 'react'
import { PrivateFieldsContext } from './field-scope'

/** Asks the browser neither to offer again what is typed inside, nor to send it to a spelling service. */
export function PrivateFields({ children }: { children: ReactNode }) {
  return <PrivateFieldsContext value={true}>{children}</PrivateFieldsContext>
}
