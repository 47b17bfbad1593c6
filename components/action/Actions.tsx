import type { ReactNode } from 'react'

/** Buttons and links side by side, one under the other where there is no room. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden">{children}</div>
}
