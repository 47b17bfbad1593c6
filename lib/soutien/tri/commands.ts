import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { transaction } from '../db'
import { effacerCas, effacerPlusieurs } from '../demande/commands'
import { inscrirePlusieurs } from '../journal'
import { ajouterPiece } from '../piece/commands'
import { exigerMembre } from '../queries'
import { acter } from '../suivi/commands'
import { lireDebuts, listATrier, retenirATrier } from './queries'
import type { Mots } from './schema'

type Lot = Readonly<{ ids: readonly string[] }>

/** Destroys a false request. @throws IntrouvableError, InterditError, ConflitError if a doctor follows it already */
export async function ecarter(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) => acter(tx, moi, 'ecarter', id, () => effacerCas(tx, moi, id)))
  return { message: 'La fausse demande est détruite.' }
}

/** The ids of all requests that no doctor follows yet, without their content, to begin a sorting. */
export async function numeroter(acteur: Acteur, { urgent }: { urgent: boolean }): Promise<Succes> {
  return { answer: await listATrier(await exigerMembre(acteur), urgent) }
}

/** The beginning of several requests, to sort them at once. Each counts as a reading and has its line in the journal (R-SOU-23). */
export async function debuter(acteur: Acteur, { ids }: Lot): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction(async (tx) => {
    const debuts = await lireDebuts(tx, moi, ids)
    await inscrirePlusieurs(
      tx,
      moi,
      debuts.map(({ id }) => ({ acte: 'lire', objetId: id })),
    )
    return { answer: debuts }
  })
}

/**
 * Destroys several false requests. One that a doctor follows meanwhile, or already destroyed, is skipped, because several doctors
 * may sort the same crowd. Answers how many were destroyed.
 */
export async function ecarterEnNombre(acteur: Acteur, { ids }: Lot): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction(async (tx) => {
    const faux = await retenirATrier(tx, moi, ids)
    await effacerPlusieurs(tx, moi, faux)
    return { answer: faux.length }
  })
}

/**
 * Sends the same message to several people, encrypted for each: a person who answers it stands out from the crowd. It does not
 * count as an answer to their request (R-SOU-3). Answers how many it went to.
 */
export async function ecrireEnNombre(acteur: Acteur, { mots }: { mots: Mots }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction(async (tx) => {
    const retenus = await retenirATrier(
      tx,
      moi,
      mots.map((m) => m.id),
    )
    const cas = await tx.cas.findMany({ where: { id: { in: retenus } }, select: { id: true, statut: true } })
    for (const lu of cas) await ajouterPiece(tx, moi, lu, 'MESSAGE', mots.find((m) => m.id === lu.id)?.contenu ?? '')
    await inscrirePlusieurs(
      tx,
      moi,
      cas.map(({ id }) => ({ acte: 'ecrireEnNombre', objetId: id })),
    )
    return { answer: cas.length }
  })
}
