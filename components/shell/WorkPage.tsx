import type { ReactNode } from 'react'
import { PageShell, type PageHead } from './PageShell'

/**
 * A page that is worked through: what is judged at the left, the verdict beside it (JudgedList), the buttons and the way to the next
 * one in sight (`Form bar`, Queue).
 */
export function WorkPage({ children, ...head }: PageHead & { children: ReactNode }) {
  return <PageShell {...head}>{children}</PageShell>
}
