'use client'

import { useEffect, useRef, useState } from 'react'
import { enAtelier } from '@/lib/core/coffre/atelier'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import type { Trousseau } from '@/lib/soutien/cle/schema'
import type { Message } from '@/lib/soutien/schema'
import { LOT, LOT_MOTS, type DebutLu, type DebutScelle, type Foule } from '@/lib/soutien/tri/schema'
import { useCoffre } from '../_coffre/coffre'

type Post = (ids: readonly string[]) => Promise<FormState>

/** Where a crowd comes from, and what is done of it. `lire`: what its decrypted contents say; null when they could not be opened. */
export type Source = Readonly<{
  nom: string
  mots: Readonly<{ un: string; plusieurs: string; faux: string }>
  numeroter: () => Promise<FormState>
  debuter: Post
  ecarter: Post
  ecrire?: (mots: readonly Readonly<{ id: string; contenu: string }>[]) => Promise<FormState>
  lire: (contenus: readonly unknown[] | null) => Readonly<{ texte: string; apart: boolean }>
}>

export type Avancement = Readonly<{ fait: number; sur: number; verbe: string }>

/** Of each text, no more than this stays in memory. */
const DEBUT = 600
/** Lots that are decrypted while the next ones arrive. */
const DE_FRONT = 2

/** What was read, for as long as the vault stays open: from one page of the cell to another, and no longer. */
const lus = new WeakMap<Trousseau, Map<string, readonly DebutLu[]>>()

const lots = <T>(liste: readonly T[], taille: number): T[][] =>
  Array.from({ length: Math.ceil(liste.length / taille) }, (_, n) => liste.slice(n * taille, (n + 1) * taille))

/** Reads, destroys and writes to a crowd, lot after lot. */
export function useFoule(source: Source) {
  const { prendre } = useCoffre()
  const [debuts, setDebuts] = useState<readonly DebutLu[] | undefined>(() => lus.get(prendre())?.get(source.nom))
  const [avancement, setAvancement] = useState<Avancement>()
  const present = useRef(true)
  useEffect(() => {
    present.current = true
    return () => void (present.current = false)
  }, [])

  function garder(neufs: readonly DebutLu[]): void {
    const trousseau = prendre()
    lus.set(trousseau, new Map([...(lus.get(trousseau) ?? []), [source.nom, neufs]]))
    setDebuts(neufs)
  }

  /** Sends lot after lot, and stops at the first that is refused or when the page is left. `fait`: what each did, in number. */
  async function parLots<T>(
    liste: readonly T[],
    taille: number,
    verbe: string,
    faire: (lot: T[]) => Promise<FormState>,
  ): Promise<FormState> {
    let fait = 0
    try {
      for (const lot of lots(liste, taille)) {
        if (!present.current) break
        setAvancement({ fait, sur: liste.length, verbe })
        const state = await faire(lot)
        if (state.status !== 'ok') return state
        fait += lot.length
      }
      return { status: 'ok' }
    } finally {
      setAvancement(undefined)
    }
  }

  async function dechiffrer(scelles: readonly DebutScelle[]): Promise<DebutLu[]> {
    const { privee, anciennes = [] } = prendre()
    const ouverts = await enAtelier('ouvrirEnLot', scelles, [privee, ...anciennes])
    return scelles.map(({ id, jour, clePublique }, rang) => {
      const { texte, apart } = source.lire(ouverts[rang] ?? null)
      return { id, jour, clePublique, texte: texte.slice(0, DEBUT), apart, revenue: false }
    })
  }

  /** Reads those that were not read yet; those that are gone, or followed, leave the list. */
  async function lire(): Promise<FormState> {
    const numeros = await source.numeroter()
    if (numeros.status !== 'ok') return numeros
    const { ids, revenues } = numeros.answer as Foule
    const connus = new Map(debuts?.map((d) => [d.id, d]))
    const travaux: Promise<DebutLu[]>[] = []
    const state = await parLots(
      ids.filter((id) => !connus.has(id)),
      LOT,
      'Lecture',
      async (lot) => {
        const recu = await source.debuter(lot)
        if (recu.status === 'ok') travaux.push(dechiffrer(recu.answer as readonly DebutScelle[]))
        await travaux.at(-1 - DE_FRONT)
        return recu
      },
    )
    for (const debut of (await Promise.all(travaux)).flat()) connus.set(debut.id, debut)
    if (!present.current) return state
    const venues = new Set(revenues)
    garder(ids.flatMap((id) => connus.get(id) ?? []).map((d) => (d.revenue === venues.has(d.id) ? d : { ...d, revenue: venues.has(d.id) })))
    return state
  }

  /** Destroys them, for every doctor. The answer: how many were; those that somebody follows meanwhile are left. */
  async function detruire(choisis: readonly DebutLu[]): Promise<FormState> {
    const partis = new Set<string>()
    let detruits = 0
    const state = await parLots(choisis, LOT, 'Destruction', async (lot) => {
      const recu = await source.ecarter(lot.map((d) => d.id))
      if (recu.status !== 'ok') return recu
      for (const { id } of lot) partis.add(id)
      detruits += recu.answer as number
      return recu
    })
    garder((debuts ?? []).filter((d) => !partis.has(d.id)))
    return state.status === 'ok' ? { ...state, answer: detruits } : state
  }

  /** Sends the same word to each, encrypted for whom it is. The answer: how many it went to. */
  async function ecrire(choisis: readonly DebutLu[], texte: string): Promise<FormState> {
    const message: Message = { texte, signature: '' }
    let ecrits = 0
    const state = await parLots(choisis, LOT_MOTS, 'Envoi', async (lot) => {
      const mots = await Promise.all(
        lot.flatMap(({ id, clePublique }) => (clePublique ? [sceller(message, [clePublique]).then((contenu) => ({ id, contenu }))] : [])),
      )
      const recu: FormState = (await source.ecrire?.(mots)) ?? { status: 'ok', answer: 0 }
      if (recu.status === 'ok') ecrits += recu.answer as number
      return recu
    })
    return state.status === 'ok' ? { ...state, answer: ecrits } : state
  }

  return { debuts, avancement, lire, detruire, ecrire }
}
