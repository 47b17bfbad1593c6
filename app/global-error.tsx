'use client'

import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import './globals.css'
import { Incident } from '@/components/feedback/Incident'

export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="fr">
      <body>
        <title>Incident · Marguerite</title>
        <Incident error={error} retry={retry} />
      </body>
    </html>
  )
}
