'use client'

import type { ReactNode } from 'react'

/** A choice and, once an option marked `asks` is chosen, what it calls for. Without a script too; all of it on paper. */
export const Asking = ({ choice, children }: { choice: ReactNode; children: ReactNode }) => (
  <div className="group/asking stack-2">
    {choice}
    <div className="hidden group-has-[[data-asks]:checked]/asking:block print:block">{children}</div>
  </div>
)
