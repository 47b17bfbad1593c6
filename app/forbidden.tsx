import type { Metadata } from 'next'
import { AccessRefused } from '@/components/feedback/AccessRefused'
import { PlainShell } from '@/components/shell/PlainShell'

export const metadata: Metadata = { title: 'Accès refusé' }

/** For addresses outside the signed-in part, which has its own. */
export default function Forbidden() {
  return (
    <PlainShell>
      <AccessRefused />
    </PlainShell>
  )
}
