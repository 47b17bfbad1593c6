import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccessRefused } from '@/components/feedback/AccessRefused'
import { Incident } from '@/components/feedback/Incident'
import { PageNotFound } from '@/components/feedback/PageNotFound'
import { PlainShell } from '@/components/shell/PlainShell'
import { TooHeavy } from '@/components/feedback/TooHeavy'

export const metadata: Metadata = { title: 'Incident' }

/** The words of a refused, missing or broken page: the server puts them in error documents without words of their own. */
export default async function ErreurPage({ params }: { params: Promise<{ statut: string }> }) {
  return <PlainShell>{contenuDe((await params).statut)}</PlainShell>
}

function contenuDe(statut: string) {
  if (statut === '403') return <AccessRefused />
  if (statut === '404') return <PageNotFound />
  if (statut === '413') return <TooHeavy />
  if (statut === '500') return <Incident />
  notFound()
}
