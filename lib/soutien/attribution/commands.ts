import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { prevenirMembres } from '../avis/commands'
import { tenirActifs } from '../cle/queries'
import { avancer } from '../commands'
import { quitterCreneaux } from '../creneau/commands'
import { RELAIS_OCCUPE } from '../creneau/guards'
import { db, transaction, type Tx } from '../db'
import { inscrire } from '../journal'
import { ajouterPiece } from '../piece/commands'
import { exigerMembre } from '../queries'
import { acter, relire } from '../suivi/commands'
import { listRecuses } from '../suivi/queries'
import type { MOTIFS_SECOURS } from '../suivi/schema'
import type { ClePosee } from './schema'

const CLES_CHANGEES = refus(
  'R-SOU-6',
  'La liste des médecins, ou la clé de l’un d’eux, a changé pendant que vous choisissiez. Rechargez la page, puis recommencez.',
)

const memes = (a: Iterable<string>, b: Iterable<string>): boolean => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort())

type Attribution = Readonly<{
  id: string
  version: number
  clePubliqueDossier: string
  cles: readonly ClePosee[]
  fiche: string
  repere?: string | undefined
}>

/**
 * Gives a request to two doctors (R-SOU-1). From then on only they read it. The coordination keeps a key for a case of need, unless
 * the person set it aside. The browser made the whole set of keys; it is checked as a whole and replaces the former one.
 * @throws ConflitError if another doctor was first; RefusError R-SOU-1, R-SOU-6
 */
export async function attribuer(acteur: Acteur, { id, version, clePubliqueDossier, cles, fiche, repere }: Attribution): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const suivent = [...new Set(cles.filter((c) => c.usage === 'BINOME').map((c) => c.membreId))]
  await avancer(moi, {
    action: 'attribuer',
    id,
    version,
    before: async (tx, cas) => {
      // The account of a danger is encrypted with the first key of the file: another key would make it unreadable.
      if (cas.clePubliqueDossier !== null && cas.clePubliqueDossier !== clePubliqueDossier) throw new ConflitError()
      await exigerCles(tx, id, cles)
      return { clePubliqueDossier }
    },
    within: async (tx, cas) => {
      await tx.cleScellee.deleteMany({ where: { casId: id } })
      await poser(tx, id, cles)
      await ajouterPiece(tx, moi, cas, 'FICHE', fiche)
      if (repere) await ajouterPiece(tx, moi, cas, 'REPERE', repere)
      const autres = suivent.filter((m) => m !== moi.membreId)
      await prevenirMembres(tx, autres, cas.urgent)
    },
  }).catch((erreur: unknown) => {
    // Another doctor gave the case meanwhile, so this one can no longer give it, or even see it.
    throw erreur instanceof IntrouvableError || erreur instanceof InterditError ? new ConflitError() : erreur
  })
  const noms = await db().membre.findMany({ where: { id: { in: suivent } }, select: { nom: true }, orderBy: { nom: 'asc' } })
  const message = `La demande est confiée à ${noms.map((m) => m.nom).join(' et ')}.`
  return suivent.includes(moi.membreId) ? relire(moi, id, message) : { message }
}

const poser = async (tx: Tx, casId: string, cles: readonly ClePosee[]): Promise<void> =>
  void (await tx.cleScellee.createMany({
    data: cles.map(({ membreId, genre, usage, scelle }) => ({ casId, membreId, genre, usage, scelle })),
  }))

/**
 * Checks the set of keys: both keys for two doctors that the person wrote to, both for each coordinator that the person wrote to,
 * and no other.
 */
async function exigerCles(tx: Tx, casId: string, cles: readonly ClePosee[]): Promise<void> {
  const binome = [...new Set(cles.filter((c) => c.usage === 'BINOME').map((c) => c.membreId))]
  if (binome.length !== 2) throw new RefusError(refus('R-SOU-1', 'Choisissez deux médecins : c’est à deux qu’ils reçoivent.'))
  const lecteurs = (await tx.cleScellee.findMany({ where: { casId, genre: 'ECHANGE' }, select: { membreId: true } })).map((c) => c.membreId)
  const membres = await tenirActifs(tx, lecteurs)
  const parId = new Map(membres.map((m) => [m.id, m]))
  const secours = membres.filter((m) => m.coordination && !binome.includes(m.id)).map((m) => m.id)
  const attendues = [...binome.map((m) => `${m} BINOME`), ...secours.map((m) => `${m} SECOURS`)].flatMap((m) => [
    `${m} ECHANGE`,
    `${m} DOSSIER`,
  ])
  const justes =
    binome.every((m) => parId.has(m)) &&
    memes(
      attendues,
      cles.map((c) => `${c.membreId} ${c.usage} ${c.genre}`),
    ) &&
    cles.every((c) => parId.get(c.membreId)?.clePublique === c.clePublique)
  if (!justes) throw new RefusError(CLES_CHANGEES)
}

/**
 * Creates the doctors' own file of a case that has none yet: the person chose a slot, so no doctor gave the case to two others, or
 * a danger must be written down before two doctors are named.
 * @throws ConflitError if the other doctor created it first; RefusError R-SOU-6
 */
export async function preparer(
  acteur: Acteur,
  input: { id: string; clePubliqueDossier: string; cles: readonly ClePosee[] },
): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const { id, clePubliqueDossier, cles } = input
  await transaction((tx) =>
    acter(tx, moi, 'preparer', id, async () => {
      const { count } = await tx.cas.updateMany({ where: { id, clePubliqueDossier: null }, data: { clePubliqueDossier } })
      if (count !== 1) throw new ConflitError()
      const tenues = await tx.cleScellee.findMany({ where: { casId: id }, select: { membreId: true, usage: true } })
      const membres = new Map(
        (
          await tenirActifs(
            tx,
            tenues.map((t) => t.membreId),
          )
        ).map((m) => [m.id, m.clePublique]),
      )
      const justes =
        memes(
          tenues.map((t) => `${t.membreId} ${t.usage} DOSSIER`),
          cles.map((c) => `${c.membreId} ${c.usage} ${c.genre}`),
        ) && cles.every((c) => membres.get(c.membreId) === c.clePublique)
      if (!justes) throw new RefusError(CLES_CHANGEES)
      await poser(tx, id, cles)
    }),
  )
  return relire(moi, id)
}

type Relais = Readonly<{
  id: string
  version: number
  sortantId: string
  entrantId: string
  clePublique: string
  echange: string
  dossier: string
}>

/**
 * A doctor takes over from one of the two, or becomes the missing second. The browser of a doctor who follows seals the keys. The
 * doctor who leaves loses theirs, but a coordinator keeps them for a case of need.
 * @throws RefusError R-SOU-1, R-SOU-6; ConflitError
 */
export async function relayer(
  acteur: Acteur,
  { id, version, sortantId, entrantId, clePublique, echange, dossier }: Relais,
): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) =>
    acter(tx, moi, 'relayer', id, async (cas) => {
      if (cas.version !== version) throw new ConflitError()
      const suivent = (
        await tx.cleScellee.findMany({ where: { casId: id, genre: 'ECHANGE', usage: 'BINOME' }, select: { membreId: true } })
      ).map((c) => c.membreId)
      if (sortantId === '' && suivent.length >= 2)
        throw new RefusError(refus('R-SOU-1', 'Deux médecins suivent déjà cette personne. Dites lequel passe le relais.'))
      if ((sortantId !== '' && !suivent.includes(sortantId)) || suivent.includes(entrantId)) throw new ConflitError()
      const membres = await tenirActifs(tx, [entrantId, ...suivent])
      const entrant = membres.find((m) => m.id === entrantId)
      if (entrant?.clePublique !== clePublique) throw new RefusError(CLES_CHANGEES)
      if ((await listRecuses(tx, id)).has(entrantId))
        throw new RefusError(refus('R-SOU-6', 'Ce médecin s’est retiré de cette demande : choisissez-en un autre.'), {
          entrantId: 'Choisissez un autre médecin.',
        })
      if (sortantId !== '') await sortir(tx, id, sortantId, membres.find((m) => m.id === sortantId)?.coordination ?? false)
      for (const [genre, scelle] of [
        ['ECHANGE', echange],
        ['DOSSIER', dossier],
      ] as const)
        await tx.cleScellee.upsert({
          where: { casId_membreId_genre: { casId: id, membreId: entrantId, genre } },
          create: { casId: id, membreId: entrantId, genre, usage: 'BINOME', scelle },
          update: { usage: 'BINOME', scelle },
        })
      if (sortantId !== '') await quitterCreneaux(tx, id, sortantId, entrantId)
      await tx.cas.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } })
      if (entrantId !== moi.membreId) await prevenirMembres(tx, [entrantId], cas.urgent)
    }),
  ).catch((erreur: unknown) => {
    throw sqlState(erreur) === '23P01' ? new RefusError(RELAIS_OCCUPE, { entrantId: RELAIS_OCCUPE.message }) : erreur
  })
  const reste = await db().cleScellee.count({ where: { casId: id, membreId: moi.membreId, usage: 'BINOME' } })
  const message = 'Le relais est passé.'
  return reste > 0 ? relire(moi, id, message) : { message }
}

async function sortir(tx: Tx, casId: string, membreId: string, coordination: boolean): Promise<void> {
  const where = { casId, membreId }
  if (coordination) await tx.cleScellee.updateMany({ where, data: { usage: 'SECOURS' } })
  else await tx.cleScellee.deleteMany({ where })
}

/**
 * The coordination opens a case it does not follow, for a reason of a closed list. A doctor who follows the case is told at once,
 * and sees it on their board until they confirm (R-SOU-23).
 */
export async function ouvrirSecours(acteur: Acteur, { id, motif }: { id: string; motif: keyof typeof MOTIFS_SECOURS }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) =>
    acter(tx, moi, 'ouvrirSecours', id, async () => {
      // At least one doctor always follows: when all of them step aside, a member with a kept key follows instead.
      const { membreId } = await tx.cleScellee.findFirstOrThrow({
        where: { casId: id, genre: 'ECHANGE', membreId: { not: moi.membreId } },
        orderBy: [{ usage: 'asc' }, { membreId: 'asc' }],
        select: { membreId: true },
      })
      await tx.ouvertureSecours.create({
        data: { casId: id, membreId: moi.membreId, motif, temoinId: membreId, jour: aujourdhui() },
        select: { id: true },
      })
      await prevenirMembres(tx, [membreId], true)
    }),
  )
  return relire(moi, id, 'Dossier ouvert. Un des deux médecins en est informé.')
}

/** « J’ai vu »: the doctor who was told confirms that they know of the opening. */
export async function prendreActe(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    const { count } = await tx.ouvertureSecours.updateMany({
      where: { id, temoinId: moi.membreId, vuLe: null },
      data: { vuLe: aujourdhui() },
    })
    if (count !== 1) throw new IntrouvableError()
    await inscrire(tx, moi, { acte: 'prendreActe' })
  })
  return { refresh: true, message: 'C’est noté.' }
}
