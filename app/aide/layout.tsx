import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PrivateFields } from '@/components/form/PrivateFields'
import { PlainShell } from '@/components/shell/PlainShell'
import { QuickExit } from '@/components/shell/QuickExit'
import { SORTIE } from './sortie'
import { Urgences } from './Urgences'

// R-SOU-22: in a browser’s history these pages are the portal’s, and no more.
export const metadata: Metadata = { title: { absolute: 'Marguerite, le portail du DUMG' } }

// Neither the session nor who reads: the pages below must know nobody.
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <PlainShell>
      <Urgences />
      <PrivateFields>{children}</PrivateFields>
      <QuickExit href={SORTIE} />
    </PlainShell>
  )
}
