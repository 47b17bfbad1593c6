import type { ReactNode } from 'react'

/** A number, a date or a delay that a narrow column must not cut in two. */
export const NoBreak = ({ children }: { children: ReactNode }) => <span className="whitespace-nowrap">{children}</span>
