'use client'

import { useEffect, useState } from 'react'

/** The time left to choose, in seconds since the page loaded; without JavaScript, the hour at which it ends. */
export function TempsRestant({ heure, resteMs }: { heure: string; resteMs: number }) {
  const [reste, setReste] = useState<number | null>(null)
  useEffect(() => {
    // Only a duration is read here, because the clock of a phone may be wrong.
    const venue = performance.now()
    const compter = (): void => setReste(Math.max(0, Math.ceil((resteMs - (performance.now() - venue)) / 1000)))
    compter()
    const horloge = setInterval(compter, 1000)
    return () => clearInterval(horloge)
  }, [resteMs])
  if (reste === null ? resteMs <= 0 : reste === 0) return <>temps écoulé à {heure}</>
  return (
    <>
      jusqu’à {heure}
      {reste === null ? '' : ', '}
      {reste === null ? null : <span role="timer">reste {enMots(reste)}</span>}
    </>
  )
}

const enMots = (secondes: number): string =>
  secondes < 60 ? `${secondes}\u00a0s` : `${Math.floor(secondes / 60)}\u00a0min ${String(secondes % 60).padStart(2, '0')}\u00a0s`
