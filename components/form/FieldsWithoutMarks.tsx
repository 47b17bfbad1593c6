'use client'

import type { ReactNode } from 'react'
import { defaultScope, FieldScopeContext } from './field-scope'

const scope = { ...defaultScope, marksOptional: false }

/** Fields of a search. Every one is optional, so they do not say « facultatif ». */
export function FieldsWithoutMarks({ children }: { children: ReactNode }) {
  return <FieldScopeContext value={scope}>{children}</FieldScopeContext>
}
