import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SoftNavigation } from '@/components/shell/SoftNavigation'

export const metadata: Metadata = {
  title: { template: '%s · Marguerite', default: 'Marguerite, le portail du DUMG' },
  description: 'Le portail du département universitaire de médecine générale.',
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = { themeColor: '#0b5d57', colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made at build time would carry no nonce, and its scripts would be refused.
  await connection()
  return (
    <html lang="fr">
      <body>
        {children}
        <SoftNavigation />
      </body>
    </html>
  )
}
