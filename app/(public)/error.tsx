'use client'

import { Incident } from '@/components/feedback/Incident'

/** Keeps the navigation around a page that failed. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <Incident error={error} retry={retry} />
}
