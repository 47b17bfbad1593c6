import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { ConflitError, exiger, IntrouvableError, refus } from '@/lib/core/workflow/erreurs'
import { redessinerPortrait } from '@/lib/core/fichier/image'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { transaction, type Tx } from '../db'
import { inscrire } from '../journal'
import type { MembreActif } from '../policy'
import { exigerMembre } from '../queries'
import { ACTIFS } from '../workflow'
import { exigerNomme, exigerPossession, listMesCles } from './queries'
import {
  APPAREILS_MAX,
  type AppareilAjoute,
  type CleConfirmee,
  type CleCreee,
  type CleTournee,
  type Depart,
  type FicheChangee,
} from './schema'
import type { PhraseChangee, Presentation } from './schema'

/**
 * Keeps the key that a doctor made in their browser, with its private half encrypted. Another member compares it before it receives
 * requests. If the cell has no member yet, the coordination starts it alone (R-SOU-23).
 * @throws IntrouvableError for a person who is not named to the cell, RefusError CLE
 */
export async function creerCle(acteur: Acteur, saisie: CleCreee): Promise<Succes> {
  const { personneId, nom, coordination } = await exigerNomme(acteur)
  return transaction(async (tx) => {
    // Two doctors who create the first key at once must come one after the other.
    await tx.$executeRaw`LOCK TABLE membre IN SHARE ROW EXCLUSIVE MODE`
    const ancien = await tx.membre.findUnique({ where: { personneId }, select: { id: true, statut: true } })
    exiger(ancien?.statut === 'ACTIF' ? refus('CLE', 'Vous avez déjà une clé. Pour en changer, ouvrez votre espace.') : undefined)
    const premier = coordination && (await tx.membre.count({ where: { statut: 'ACTIF' } })) === 0
    const statut = premier ? 'ACTIF' : 'A_CONFIRMER'
    const data = { ...saisie, nom, coordination, statut, confirmePar: null } as const
    const { id } = await tx.membre.upsert({
      where: { personneId },
      create: { ...data, personneId },
      update: { ...data, version: { increment: 1 } },
      select: { id: true },
    })
    // A device that opened a former key does not open this one.
    await tx.passkey.deleteMany({ where: { membreId: id } })
    await inscrire(tx, { genre: 'MEMBRE', membreId: id, nom, coordination }, { acte: 'creerCle', objetId: id })
    return {
      refresh: true,
      message: premier
        ? 'Votre clé est prête. Vous pouvez confirmer celles de vos collègues.'
        : 'Votre clé est prête. Appelez un collègue de la cellule pour qu’il la confirme.',
    }
  })
}

/**
 * A member compared a newcomer's key with them by voice: the key receives requests from now on, but opens none of the earlier ones.
 * @throws RefusError CLE, ConflitError if the key is not the one that was compared
 */
export async function confirmerCle(acteur: Acteur, { possession, membreId, clePublique }: CleConfirmee): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  exiger(membreId === moi.membreId ? refus('CLE', 'Un autre médecin doit confirmer votre clé.') : undefined)
  return transaction(async (tx) => {
    await exigerPossession(tx, moi, possession)
    const { count } = await tx.membre.updateMany({
      where: { id: membreId, statut: { in: ['A_CONFIRMER', 'ACTIF'] }, confirmePar: null, clePublique },
      data: { statut: 'ACTIF', confirmePar: moi.membreId, version: { increment: 1 } },
    })
    if (count !== 1) throw new ConflitError()
    await inscrire(tx, moi, { acte: 'confirmerCle', objetId: membreId })
    return { refresh: true, message: 'Clé confirmée. Les prochaines demandes lui sont adressées.' }
  })
}

type Change = Readonly<{ possession: string; version: number; acte: string; data: Partial<CleCreee> & { confirmePar?: null } }>

/**
 * Changes how a member's vault is closed. The browser proves that the vault is open. @throws ConflitError if another of their
 * devices was first, RefusError CLE
 */
async function changer(tx: Tx, moi: MembreActif, { possession, version, acte, data }: Change): Promise<void> {
  const { version: presente } = await tx.membre.findUniqueOrThrow({ where: { id: moi.membreId }, select: { version: true } })
  if (presente !== version) throw new ConflitError()
  await exigerPossession(tx, moi, possession)
  const { count } = await tx.membre.updateMany({
    where: { id: moi.membreId, version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count !== 1) throw new ConflitError()
  await inscrire(tx, moi, { acte, objetId: moi.membreId })
}

/** Encrypts the private key with another phrase, chosen in the browser. @throws ConflitError */
export async function changerPhrase(acteur: Acteur, { possession, coffre, version }: PhraseChangee): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) => changer(tx, moi, { possession, version, acte: 'changerPhrase', data: { coffre } }))
  return { refresh: true, message: 'Votre phrase est changée, sur tous vos appareils.' }
}

/** Encrypts it with the words of another recovery sheet. The former sheet opens nothing any more. @throws ConflitError */
export async function changerFiche(acteur: Acteur, { possession, coffreSecours, version }: FicheChangee): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) => changer(tx, moi, { possession, version, acte: 'changerFiche', data: { coffreSecours } }))
  return { refresh: true, message: 'Votre nouvelle fiche de secours remplace la précédente.' }
}

/** All keys sealed to a member, so that their browser can seal them to a new key. */
export async function lireMesCles(acteur: Acteur): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return { answer: await listMesCles(moi) }
}

/**
 * Replaces a member's key and all that was sealed to it, in one act. Their registered devices are removed, because they enclosed
 * the former key.
 * @throws ConflitError if a case came or went meanwhile, or another device acted first
 */
export async function tournerCle(
  acteur: Acteur,
  { possession, clePublique, coffre, coffreSecours, version, cles }: CleTournee,
): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    await changer(tx, moi, { possession, version, acte: 'tournerCle', data: { clePublique, coffre, coffreSecours, confirmePar: null } })
    const siennes = await tx.$queryRaw<{ casId: string; genre: string }[]>`
      SELECT "casId", genre FROM cle_scellee WHERE "membreId" = ${moi.membreId}::uuid FOR UPDATE`
    const attendues = new Set(siennes.map((c) => `${c.casId} ${c.genre}`))
    const recues = new Set(cles.map((c) => `${c.casId} ${c.genre}`))
    if (recues.size !== cles.length || recues.size !== attendues.size || [...recues].some((c) => !attendues.has(c)))
      throw new ConflitError()
    await tx.$executeRaw`
      UPDATE cle_scellee c SET scelle = n.scelle
      FROM unnest(${cles.map((c) => c.casId)}::uuid[], ${cles.map((c) => c.genre)}::text[], ${cles.map((c) => c.scelle)}::text[])
        AS n("casId", genre, scelle)
      WHERE c."membreId" = ${moi.membreId}::uuid AND c."casId" = n."casId" AND c.genre::text = n.genre`
    await tx.passkey.deleteMany({ where: { membreId: moi.membreId } })
  })
  return {
    refresh: true,
    message: 'Votre clé est changée. Faites comparer ses six mots à un collègue, et enregistrez de nouveau vos appareils.',
  }
}

/** From now on a device opens the vault without the phrase. @throws RefusError APPAREILS, CLE */
export async function ajouterAppareil(acteur: Acteur, { possession, ...appareil }: AppareilAjoute): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM membre WHERE id = ${moi.membreId}::uuid FOR UPDATE`
    await exigerPossession(tx, moi, possession)
    const trop = (await tx.passkey.count({ where: { membreId: moi.membreId } })) >= APPAREILS_MAX
    exiger(trop ? refus('APPAREILS', `Vous avez déjà ${APPAREILS_MAX} appareils : retirez-en un avant d’en ajouter.`) : undefined)
    await tx.passkey.create({ data: { ...appareil, membreId: moi.membreId, jour: aujourdhui() }, select: { id: true } })
    await inscrire(tx, moi, { acte: 'ajouterAppareil', objetId: moi.membreId })
  })
  return { refresh: true, message: 'Cet appareil ouvre maintenant votre espace.' }
}

/** Removes a device that was lost, sold or replaced. @throws IntrouvableError */
export async function retirerAppareil(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, membreId: moi.membreId } })
    if (count !== 1) throw new IntrouvableError()
    await inscrire(tx, moi, { acte: 'retirerAppareil', objetId: moi.membreId })
  })
  return { refresh: true, message: 'Cet appareil n’ouvre plus votre espace.' }
}

/**
 * A doctor leaves the cell: the keys sealed to them are deleted, and their own key too. Refused while only they could read a case
 * or a signal, or while they have appointments (R-SOU-6).
 * @throws IntrouvableError for a member who is neither that doctor nor of the coordination, RefusError DEPART, CLE
 */
export async function marquerDepart(acteur: Acteur, { membreId, possession }: Depart): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  if (!moi.coordination && membreId !== moi.membreId) throw new IntrouvableError()
  return transaction(async (tx) => {
    // No other departure, recusal or assignment may take place during the check.
    await tx.$executeRaw`LOCK TABLE membre IN SHARE ROW EXCLUSIVE MODE`
    if (membreId !== moi.membreId) await exigerPossession(tx, moi, possession)
    await tx.$queryRaw`
      SELECT FROM cas WHERE id IN (SELECT "casId" FROM cle_scellee WHERE "membreId" = ${membreId}::uuid) ORDER BY id FOR UPDATE`
    const [membre] = await tx.$queryRaw<{ nom: string }[]>`
      SELECT nom FROM membre WHERE id = ${membreId}::uuid AND statut IN ('A_CONFIRMER', 'ACTIF') FOR UPDATE`
    if (!membre) throw new IntrouvableError()
    exiger(
      (await attendu(tx, membreId)) ? refus('DEPART', `${membre.nom} doit d’abord passer le relais, depuis son propre espace.`) : undefined,
    )
    await tx.cleScellee.deleteMany({ where: { membreId } })
    await tx.tiersDestinataire.deleteMany({ where: { membreId } })
    await tx.disponibilite.deleteMany({ where: { membreId } })
    await tx.passkey.deleteMany({ where: { membreId } })
    await tx.avis.deleteMany({ where: { membreId } })
    await tx.membre.update({
      where: { id: membreId },
      data: {
        statut: 'PARTI',
        clePublique: null,
        coffre: null,
        coffreSecours: null,
        confirmePar: null,
        presentation: null,
        photo: null,
        coordination: false,
        version: { increment: 1 },
      },
      select: { id: true },
    })
    await inscrire(tx, moi, { acte: 'partir', objetId: membreId })
    return membreId === moi.membreId
      ? { redirect: '/' }
      : { refresh: true, message: `${membre.nom} a quitté la cellule. Ses clés sont détruites.` }
  })
}

/** Whether the departure would leave a case or a signal without a reader, or cancel an hour to come. */
async function attendu(tx: Tx, membreId: string): Promise<boolean> {
  const [seul] = await tx.$queryRaw<{ reste: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM cle_scellee c JOIN cas ON cas.id = c."casId"
      WHERE c."membreId" = ${membreId}::uuid AND c.usage <> 'SECOURS' AND cas.statut::text = ANY (${[...ACTIFS]}::text[])
        AND NOT EXISTS (SELECT FROM cle_scellee a WHERE a."casId" = c."casId" AND a."membreId" <> c."membreId" AND a.usage <> 'SECOURS')
    ) OR EXISTS (
      SELECT FROM tiers_destinataire d WHERE d."membreId" = ${membreId}::uuid
        AND NOT EXISTS (SELECT FROM tiers_destinataire a WHERE a."tiersId" = d."tiersId" AND a."membreId" <> d."membreId")
    ) OR EXISTS (
      SELECT FROM creneau_medecin m JOIN creneau c ON c.id = m."creneauId"
      WHERE m."membreId" = ${membreId}::uuid AND c.fin > ${maintenant()} AND c.statut IN ('OUVERT', 'RESERVE', 'CONFIRME')
    ) AS reste`
  return seul?.reste ?? false
}

/** The presentation of a member on the cell's page, if they wish one. @throws RefusError FICHIER-* */
export async function sePresenter(acteur: Acteur, { presentation, photo, sansPhoto }: Presentation): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const portrait = photo ? Uint8Array.from(await redessinerPortrait(new Uint8Array(await photo.arrayBuffer()), 'photo')) : undefined
  await transaction(async (tx) => {
    await tx.membre.update({
      where: { id: moi.membreId },
      data: { presentation: presentation || null, photo: portrait ?? (sansPhoto ? null : undefined) },
      select: { id: true },
    })
    await inscrire(tx, moi, { acte: 'sePresenter', objetId: moi.membreId })
  })
  return { refresh: true, message: 'Votre présentation est à jour.' }
}
