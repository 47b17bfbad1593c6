'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

/** Milliseconds. Everyone learns of a call in the same second, so browsers reload the page spread over a little longer than that. */
const ETALEMENT_MS = 1500

/** Reloads the page's data when the choice is no longer at `version`, the one on screen. Without JavaScript, a link does the same. */
export function EnDirect({ choixId, version }: { choixId: string; version: number }) {
  const router = useRouter()
  const [lien, setLien] = useState<'ATTENTE' | 'OUVERT' | 'COUPE'>('ATTENTE')
  const aLEcran = useRef(version)
  useEffect(() => {
    aLEcran.current = version
  }, [version])
  useEffect(() => {
    const source = new EventSource(`/stages/choix/${choixId}/suivi/flux`)
    let attente: ReturnType<typeof setTimeout> | undefined
    source.addEventListener('open', () => setLien('OUVERT'))
    source.addEventListener('error', () => setLien('COUPE'))
    source.addEventListener('version', (event: MessageEvent<string>) => {
      if (event.data === String(aLEcran.current)) return
      clearTimeout(attente)
      attente = setTimeout(() => router.refresh(), Math.random() * ETALEMENT_MS)
    })
    return () => {
      clearTimeout(attente)
      source.close()
    }
  }, [choixId, router])
  if (lien === 'ATTENTE') return null
  return (
    <p role="status">
      {lien === 'OUVERT'
        ? 'Cette page suit le choix en direct.'
        : 'Le suivi en direct est interrompu : il reprendra de lui-même, ou utilisez « Actualiser ».'}
    </p>
  )
}
