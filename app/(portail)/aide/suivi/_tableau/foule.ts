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

/** A source of many requests, and the acts on them. `lire`: the text of decrypted contents; null when they could not be opened. */
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

/** Characters kept in memory of each text. */
const DEBUT = 600
/** Batches decrypted while the next ones arrive. */
const DE_FRONT = 2

/** Texts already read, kept while the vault stays open, from one page of the cell to the next. */
const lus = new WeakMap<Trousseau, Map<string, readonly DebutLu[]>>()

const lots = <T>(liste: readonly T[], taille: number): T[][] =>
  Array.from({ length: Math.ceil(liste.length / taille) }, (_, n) => liste.slice(n * taille, (n + 1) * taille))

/** Reads, destroys and writes to many requests, batch after batch. */
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

  /** Sends batch after batch, and stops at the first one refused or when the page is left. `fait`: the number each one did. */
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

  /** Reads requests not read yet; those that were deleted or have doctors meanwhile leave the list. */
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

  /** Destroys requests, for every doctor. Returns how many; those that have doctors meanwhile stay. */
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

  /** Sends the same message to each person, encrypted for them. Returns how many received it. */
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
