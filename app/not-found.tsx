import type { Metadata } from 'next'
import { PageNotFound } from '@/components/feedback/PageNotFound'
import { PlainShell } from '@/components/shell/PlainShell'

export const metadata: Metadata = { title: 'Page introuvable' }

/** For addresses outside the signed-in part, which has its own. */
export default function NotFound() {
  return (
    <PlainShell>
      <PageNotFound />
    </PlainShell>
  )
}
