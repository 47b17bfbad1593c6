'use client'

import type { ReactNode } from 'react'

/**
 * The fields of one step of a form. The others stay in the page, unseen, so that each save carries what was typed anywhere; one that is
 * refused shows itself.
 */
export const FormStep = ({ shown, children }: { shown: boolean; children: ReactNode }) => (
  <div className={shown ? 'stack-6' : 'hidden has-aria-invalid:stack-6 has-aria-invalid:block'}>{children}</div>
)
