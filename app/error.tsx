'use client'

import { Incident } from '@/components/feedback/Incident'
import { PlainShell } from '@/components/shell/PlainShell'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PlainShell>
      <Incident error={error} retry={retry} />
    </PlainShell>
  )
}
