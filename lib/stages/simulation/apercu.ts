import type { CategorieStage } from '@/generated/prisma/enums'
import type { Appele } from '@/lib/referentiel/interne/classement'
import { attribuer, type PosteOuvert } from '../regles/attribution'
import { departager, etablirOrdre, listeAppel } from '../regles/ordre-appel'
import type { SituationChoix } from '@/lib/referentiel/interne/situation-choix'

/** A person of the phase, with their wishes at this instant. */
export type Participant = Appele & Readonly<{ situation: SituationChoix; eligibles: readonly CategorieStage[]; voeux: readonly string[] }>

/**
 * What is kept of everyone's wishes at one instant: when each post fills up and who is called when, for each trial draw. It
 * holds no wish. Lists are parallel to `postes` and `internes`.
 */
export type Apercu = Readonly<{
  postes: readonly string[]
  internes: readonly string[]
  /** 1 for people with at least one wish who take a place of the list. */
  demandeurs: readonly (0 | 1)[]
  /** 1 for people in full tie with another: « départage requis » (R-RNG-7). */
  egalites: readonly (0 | 1)[]
  essais: readonly EssaiApercu[]
}>

export type EssaiApercu = Readonly<{
  /** Rank of call of each interne, from 1. */
  appels: readonly number[]
  /** Rank of call that takes the last place of each post; 0 when it has none, -1 when it is never full. */
  complets: readonly number[]
}>

/** How many trials of a tie: enough to find both extremes of what a draw may give. */
export const ESSAIS = 16

const JAMAIS = -1

/**
 * Simulates the call of a phase (R-RNG-1, R-RNG-5) on these wishes. Ties are not settled (R-RNG-7): when there is one,
 * `ESSAIS` trial draws are made, and the reader sees what they have in common and where they differ.
 */
export function etablirApercu(participants: readonly Participant[], postes: readonly PosteOuvert[]): Apercu {
  const ordre = etablirOrdre(participants.map((p) => ({ ...p, pseudonyme: p.id })))
  const internes = ordre.groupes.flatMap((g) => g.membres)
  const egaux = new Set(ordre.departages.flatMap((g) => g.membres.map((m) => m.id)))
  const graines = Array.from({ length: egaux.size > 0 ? ESSAIS : 1 }, (_, i) => `essai ${i + 1}`)
  return {
    postes: postes.map((p) => p.id),
    internes: internes.map((i) => i.id),
    demandeurs: internes.map((i) => (i.voeux.length > 0 && !i.situation.startsWith('SURNOMBRE') ? 1 : 0)),
    egalites: internes.map((i) => (egaux.has(i.id) ? 1 : 0)),
    essais: graines.map((graine) => {
      const liste = listeAppel(ordre, departager(ordre.departages, graine))
      const appels = new Map(liste.map(({ interne, appel }) => [interne.id, appel]))
      const { etat } = attribuer({ postes, appel: liste.map((place) => place.interne) })
      return {
        appels: internes.map((i) => appels.get(i.id) ?? 0),
        complets: postes.map((_, i) => ((etat.restantes[i] ?? 0) > 0 ? JAMAIS : (etat.completDepuis[i] ?? 0))),
      }
    }),
  }
}

/** Groups of this size hide their members: with fewer people, the posts they fill would reveal what each of them wants. */
export const TRANCHE = 5

/** The situation at a turn: the posts already full, and how many people before it take part. */
export type Tour = Readonly<{ complets: ReadonlySet<string>; demandeursAvant: number }>

/**
 * The turn of one interne in each trial, rounded down to a group of `TRANCHE`: everyone within a group reads the same state,
 * so that two neighbours who compare what they read learn nothing about the people between them. Null: they are not called,
 * or came after the snapshot.
 */
export function toursDe(apercu: Apercu, interneId: string): { tours: Tour[]; departageRequis: boolean } | null {
  const moi = apercu.internes.indexOf(interneId)
  if (moi < 0) return null
  const tours = apercu.essais.map(({ appels, complets }) => {
    const mien = appels[moi] ?? 0
    const avant = appels.filter((appel, i) => appel < mien && apercu.demandeurs[i] === 1).sort((a, b) => a - b)
    const dernier = avant[Math.floor(avant.length / TRANCHE) * TRANCHE - 1] ?? 0
    const estComplet = (place: number | undefined): boolean => place !== undefined && place !== JAMAIS && place <= dernier
    return { complets: new Set(apercu.postes.filter((_, i) => estComplet(complets[i]))), demandeursAvant: avant.length }
  })
  return { tours, departageRequis: apercu.egalites[moi] === 1 }
}
