import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PrivateFields } from '@/components/form/PrivateFields'
import { PlainShell } from '@/components/shell/PlainShell'
import { QuickExit } from '@/components/shell/QuickExit'
import { SORTIE } from './sortie'
import { Urgences } from './Urgences'

// R-SOU-22: in a browser’s history these pages have the portal’s title only.
export const metadata: Metadata = { title: { absolute: 'Marguerite, le portail du DUMG' } }

// Reads neither the session nor the reader: the pages below must not know who reads them.
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <PlainShell>
      <Urgences />
      <PrivateFields>{children}</PrivateFields>
      <QuickExit href={SORTIE} />
    </PlainShell>
  )
}
