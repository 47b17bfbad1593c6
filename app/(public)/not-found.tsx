import type { Metadata } from 'next'
import { PageNotFound } from '@/components/feedback/PageNotFound'

export const metadata: Metadata = { title: 'Page introuvable' }

export default function NotFound() {
  return <PageNotFound />
}
