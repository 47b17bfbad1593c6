import type { ReactNode } from 'react'

/** Words that only a screen reader reads, because the eye finds them in what surrounds them. */
export const HiddenText = ({ children }: { children: ReactNode }) => <span className="sr-only">{children}</span>
