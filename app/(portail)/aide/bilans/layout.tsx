import type { ReactNode } from 'react'
import { SORTIE } from '@/app/aide/sortie'
import { Urgences } from '@/app/aide/Urgences'
import { QuickExit } from '@/components/shell/QuickExit'

/** R-SOU-4: this is a page of the cell for every reader. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <Urgences />
      {children}
      <QuickExit href={SORTIE} />
    </>
  )
}
