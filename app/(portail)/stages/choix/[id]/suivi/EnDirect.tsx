'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

/** Everyone hears of a call in the same second: they come back for the page over a little longer than that. */
const ETALEMENT_MS = 1500

/** Draws the page again when the choice moves. Without JavaScript, the link « Actualiser » does it. */
export function EnDirect({ adresse }: { adresse: string }) {
  const router = useRouter()
  const [lien, setLien] = useState<'ATTENTE' | 'OUVERT' | 'COUPE'>('ATTENTE')
  useEffect(() => {
    const source = new EventSource(adresse)
    let connue: string | undefined
    let attente: ReturnType<typeof setTimeout> | undefined
    source.addEventListener('open', () => setLien('OUVERT'))
    source.addEventListener('error', () => setLien('COUPE'))
    source.addEventListener('version', (event: MessageEvent<string>) => {
      // The first one after the page was drawn, or after the line was cut, is compared with what is on screen.
      if (connue !== undefined && connue !== event.data) {
        clearTimeout(attente)
        attente = setTimeout(() => router.refresh(), Math.random() * ETALEMENT_MS)
      }
      connue = event.data
    })
    return () => {
      clearTimeout(attente)
      source.close()
    }
  }, [adresse, router])
  if (lien === 'ATTENTE') return null
  return (
    <p role="status">
      {lien === 'OUVERT'
        ? 'Cette page suit le choix en direct.'
        : 'Le suivi en direct est interrompu : il reprendra de lui-même, ou utilisez « Actualiser ».'}
    </p>
  )
}
