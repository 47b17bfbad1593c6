import type { Metadata } from 'next'
import { AccessRefused } from '@/components/feedback/AccessRefused'

export const metadata: Metadata = { title: 'Accès refusé' }

export default function Forbidden() {
  return <AccessRefused />
}
