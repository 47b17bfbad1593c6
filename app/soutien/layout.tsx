import type { ReactNode } from 'react'
import { PlainShell } from '@/components/PlainShell'

// Neither the session nor the database: this page answers when everything else is down, and does not know who reads it.
export default function Layout({ children }: { children: ReactNode }) {
  return <PlainShell>{children}</PlainShell>
}
