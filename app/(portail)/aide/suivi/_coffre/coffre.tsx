'use client'

import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { enAtelier } from '@/lib/core/coffre/atelier'
import { ouvrirAvec, publiqueDe } from '@/lib/core/coffre/chiffrement'
import type { Serrures, Trousseau } from '@/lib/soutien/cle/schema'
import { garderBrouillon } from './brouillon'

/** Content of an open vault: the private key of the member who opened it, in this tab's memory only. */
type Ouvert = Readonly<{ trousseau: Trousseau; publiques: readonly string[] }>

/** AUTRE_CLE: the secret is right, but the portal announces another public key for this member. */
export type Ouverture = 'OUVERT' | 'AUTRE_SECRET' | 'AUTRE_CLE'

export type Coffre = Readonly<{
  ouvert: boolean
  /** Null while locked. */
  publique: string | null
  /** What encloses the member's own key; null for a member without a key. */
  serrures: Serrures | null
  /** The phrase of every fictitious doctor, in the demonstration alone. */
  indice: string | undefined
  /** Opened by the words of the recovery sheet: the phrase is lost, and a new one is asked for. */
  parSecours: boolean
  /** Opens a member's enclosed private key, with their phrase or with the secret of their recovery words. */
  deverrouiller: (enferme: string, secret: string, parSecours?: boolean) => Promise<Ouverture>
  /** Puts in the vault a key that was just made, or that a device returned. */
  garder: (trousseau: Trousseau) => Promise<Ouverture>
  verrouiller: () => void
  /** Opens what was sealed to this member: a case's private key, a signal of a third person. @throws when locked, or not sealed to them */
  ouvrir: <T>(scelle: string) => Promise<T>
  /** The content of the vault, to enclose again under another secret. @throws when locked */
  prendre: () => Trousseau
}>

const Contexte = createContext<Coffre | null>(null)

/** The vault of the page: the same from one page of the cell to the next, until it is locked, or the tab is left or reloaded. */
export function useCoffre(): Coffre {
  const coffre = useContext(Contexte)
  if (!coffre) throw new Error('useCoffre outside of the cell’s pages')
  return coffre
}

const SIGNES = ['pointerdown', 'keydown', 'scroll'] as const

type Props = Readonly<{ minutes: number; serrures: Serrures | null; indice: string | undefined; children: ReactNode }>

/** Locks the vault after so many minutes without activity, and when the computer wakes up from a longer sleep. */
export function CoffreProvider({ minutes, serrures, indice, children }: Props) {
  const [garde, setGarde] = useState<Ouvert | null>(null)
  const [parSecours, setParSecours] = useState(false)
  const dernier = useRef(0)
  const annoncee = serrures?.publique
  // The key was changed on another device: the one held here opens nothing new.
  const cle = garde && annoncee !== undefined && !garde.publiques.includes(annoncee) ? null : garde

  const garder = useCallback(
    async (trousseau: Trousseau): Promise<Ouverture> => {
      const publiques = await Promise.all([trousseau.privee, ...(trousseau.anciennes ?? [])].map(publiqueDe))
      if (annoncee !== undefined && !publiques.includes(annoncee)) return 'AUTRE_CLE'
      dernier.current = Date.now()
      setGarde({ trousseau, publiques })
      return 'OUVERT'
    },
    [annoncee],
  )
  const publique = cle?.publiques[0]
  const verrouiller = useCallback(() => {
    if (publique) garderBrouillon(location.pathname, publique)
    setGarde(null)
    setParSecours(false)
  }, [publique])

  useEffect(() => {
    if (!cle) return
    const signe = (): void => void (dernier.current = Date.now())
    const veille = setInterval(() => Date.now() - dernier.current > minutes * 60_000 && verrouiller(), 5_000)
    for (const evenement of SIGNES) addEventListener(evenement, signe, { passive: true })
    // A page that the browser kept for « Précédent » comes back locked.
    const quitter = (): void => flushSync(verrouiller)
    addEventListener('pagehide', quitter)
    return () => {
      removeEventListener('pagehide', quitter)
      clearInterval(veille)
      for (const evenement of SIGNES) removeEventListener(evenement, signe)
    }
  }, [cle, minutes, verrouiller])

  const coffre = useMemo<Coffre>(() => {
    const prendre = (): Trousseau => {
      if (!cle) throw new Error('locked')
      return cle.trousseau
    }
    return {
      ouvert: cle !== null,
      publique: cle?.publiques[0] ?? null,
      serrures,
      indice,
      parSecours,
      deverrouiller: async (enferme, secret, secours = false) => {
        const lu = await enAtelier('liberer', enferme, secret).catch(() => null)
        if (lu === null) return 'AUTRE_SECRET'
        const ouverture = await garder(lu as Trousseau)
        if (ouverture === 'OUVERT') setParSecours(secours)
        return ouverture
      },
      garder: async (trousseau) => {
        const ouverture = await garder(trousseau)
        if (ouverture === 'OUVERT') setParSecours(false)
        return ouverture
      },
      verrouiller,
      ouvrir: async <T,>(scelle: string) => {
        const { privee, anciennes = [] } = prendre()
        return ouvrirAvec<T>(scelle, [privee, ...anciennes])
      },
      prendre,
    }
  }, [cle, serrures, indice, parSecours, garder, verrouiller])

  return <Contexte value={coffre}>{children}</Contexte>
}
