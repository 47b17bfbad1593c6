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

/** A false request is destroyed. @throws IntrouvableError, InterditError, ConflitError when it is followed already */
export async function ecarter(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) => acter(tx, moi, 'ecarter', id, () => effacerCas(tx, moi, id)))
  return { message: 'La fausse demande est détruite.' }
}

/** All the requests that nobody follows yet, and nothing of what they hold: what a sorting begins with. */
export async function numeroter(acteur: Acteur, { urgent }: { urgent: boolean }): Promise<Succes> {
  return { answer: await listATrier(await exigerMembre(acteur), urgent) }
}

/** How each of these requests begins, to sort many of them at once: as many readings, each in the journal (R-SOU-23). */
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
 * False requests are destroyed, many at once. One that somebody follows meanwhile, or destroyed, is left as it is: several
 * doctors sort a same crowd. Answers how many are destroyed.
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
 * The same word to many, each encrypted for whom it is: whoever answers stands out. It is no answer to what they confided,
 * and leaves them waiting for one (R-SOU-3). Answers how many it went to.
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
