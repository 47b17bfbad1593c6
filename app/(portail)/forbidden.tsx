import type { Metadata } from 'next'
import { AccessRefused } from '@/components/AccessRefused'

export const metadata: Metadata = { title: 'Accès refusé' }

export default function Forbidden() {
  return <AccessRefused />
}
