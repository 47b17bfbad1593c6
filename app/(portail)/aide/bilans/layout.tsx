import type { ReactNode } from 'react'
import { SORTIE } from '@/app/aide/sortie'
import { Urgences } from '@/app/aide/Urgences'
import { QuickExit } from '@/components/shell/QuickExit'

/** R-SOU-4: a page of the cell, whoever reads it. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <Urgences />
      {children}
      <QuickExit href={SORTIE} />
    </>
  )
}
