import type { ReactNode } from 'react'
import { PlainShell } from '@/components/shell/PlainShell'
import { reglages } from '@/lib/core/reglages'

export default function Layout({ children }: { children: ReactNode }) {
  return <PlainShell demonstration={reglages().DEMONSTRATION}>{children}</PlainShell>
}
