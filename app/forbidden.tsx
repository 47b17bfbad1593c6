import type { Metadata } from 'next'
import { AccessRefused } from '@/components/AccessRefused'
import { PlainShell } from '@/components/PlainShell'

export const metadata: Metadata = { title: 'Accès refusé' }

/** For addresses outside the signed-in part, which has its own. */
export default function Forbidden() {
  return (
    <PlainShell>
      <AccessRefused />
    </PlainShell>
  )
}
