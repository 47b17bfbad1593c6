'use client'

import type { ReactNode } from 'react'
import { defaultScope, FieldScopeContext } from './field-scope'

const scope = { ...defaultScope, marksOptional: false }

/** Fields of a search, where everything is optional and saying so on each would be noise. */
export function FieldsWithoutMarks({ children }: { children: ReactNode }) {
  return <FieldScopeContext value={scope}>{children}</FieldScopeContext>
}
