'use client'

import { Incident } from '@/components/Incident'
import { PlainShell } from '@/components/PlainShell'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PlainShell>
      <Incident error={error} retry={retry} />
    </PlainShell>
  )
}
