import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { ConflitError, InterditError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, jour } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { avancer, tenirCas } from '../commands'
import { libererCreneaux, libererEchusDuCas } from '../creneau/commands'
import { db, transaction, type Tx } from '../db'
import { inscrire } from '../journal'
import { ajouterPiece } from '../piece/commands'
import type { MembreActif } from '../policy'
import { exigerMembre } from '../queries'
import { effacementPrevu } from '../retention/echeance'
import { empechement, type ActeCas, type CasDeMembre } from './policy'
import { exigerCas, lireDossier, lireEnveloppe } from './queries'

/**
 * An act of a member that does not change the state of a case. The case is held and found through the keys of the member, then
 * policy and state are checked. The cell's journal keeps the act.
 * @throws IntrouvableError, InterditError, ConflitError
 */
export async function acter<T>(tx: Tx, moi: MembreActif, acte: ActeCas, id: string, faire: (cas: CasDeMembre) => Promise<T>): Promise<T> {
  await tenirCas(tx, id)
  const cas = await exigerCas(tx, moi, id)
  const cause = empechement(acte, moi, cas)
  if (cause) throw cause === 'interdit' ? new InterditError() : new ConflitError()
  const fait = await faire(cas)
  await inscrire(tx, moi, { acte, objetId: id })
  return fait
}

/** The case after the act, for the page that made it. */
export const relire = async (moi: MembreActif, id: string, message?: string): Promise<Succes> => ({
  message,
  answer: await lireDossier(db(), moi, id),
})

/** Reads the envelope alone: a doctor decides whether to step aside before reading more (R-SOU-6, R-SOU-23). */
export async function voir(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction((tx) => acter(tx, moi, 'voir', id, async () => ({ answer: await lireEnveloppe(tx, moi, id) })))
}

/** Reads the whole case. Each reading is a line of the journal (R-SOU-23). */
export async function lire(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction((tx) =>
    acter(tx, moi, 'lire', id, async () => {
      await libererEchusDuCas(tx, id)
      return { answer: await lireDossier(tx, moi, id) }
    }),
  )
}

/** Writes to the person. The first message counts as the answer to the request (R-SOU-3). */
export async function repondre(acteur: Acteur, { id, contenu }: { id: string; contenu: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) =>
    acter(tx, moi, 'repondre', id, async (cas) => {
      await ajouterPiece(tx, moi, cas, 'MESSAGE', contenu)
      await tx.cas.updateMany({ where: { id, reponduLe: null }, data: { reponduLe: aujourdhui() } })
      // The person came back after the end of the follow-up, and has now been answered.
      if (cas.statut === 'CLOS') await tx.cas.update({ where: { id }, data: { contactPrevuLe: null }, select: { id: true } })
    }),
  )
  return relire(moi, id, 'Message envoyé.')
}

/** Saves a new version of the level and the motif codes; the last version counts (R-SOU-9). The word for the board is replaced. */
export async function ficher(
  acteur: Acteur,
  { id, contenu, repere }: { id: string; contenu: string; repere?: string | undefined },
): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) =>
    acter(tx, moi, 'ficher', id, async (cas) => {
      await ajouterPiece(tx, moi, cas, 'FICHE', contenu)
      await tx.piece.deleteMany({ where: { casId: id, genre: 'REPERE' } })
      if (repere) await ajouterPiece(tx, moi, cas, 'REPERE', repere)
    }),
  )
  return relire(moi, id, 'Niveau et motifs enregistrés.')
}

const ajouter =
  (acte: 'noter' | 'guider', genre: 'NOTE' | 'GUIDE', message: string) =>
  async (acteur: Acteur, { id, contenu }: { id: string; contenu: string }): Promise<Succes> => {
    const moi = await exigerMembre(acteur)
    await transaction((tx) => acter(tx, moi, acte, id, (cas) => ajouterPiece(tx, moi, cas, genre, contenu)))
    return relire(moi, id, message)
  }

/** A note between the two doctors, destroyed when the follow-up ends (R-SOU-19). */
export const noter = ajouter('noter', 'NOTE', 'Note ajoutée.')
/** The interview's guide. Each save is a version, and earlier ones stay readable. */
export const guider = ajouter('guider', 'GUIDE', 'Guide enregistré.')

/** Sets the day of the next contact. A follow-up that had ended begins again. @throws RefusError R-SOU-19 for a past day */
export async function suivre(acteur: Acteur, { id, version, jour: iso }: { id: string; version: number; jour: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const contactPrevuLe = jour(iso)
  if (contactPrevuLe <= aujourdhui())
    throw new RefusError(refus('R-SOU-19', 'Choisissez un jour à venir.'), { jour: 'Choisissez un jour à venir.' })
  await avancer(moi, {
    action: 'suivre',
    id,
    version,
    before: async () => ({
      contactPrevuLe,
      closLe: null,
      effacementLe: effacementPrevu('SUIVI', await getParametres(SOUTIEN), aujourdhui()),
    }),
  })
  return relire(moi, id, 'Prochain contact noté.')
}

const ENCORE_EN_DANGER = refus(
  'R-SOU-13',
  'Notez d’abord que le danger est passé : deux médecins signent ce qui a été fait, puis le suivi peut se terminer.',
)

/** The columns of a case whose follow-up ends. */
export const finDuSuivi = async () => ({
  closLe: aujourdhui(),
  contactPrevuLe: null,
  effacementLe: effacementPrevu('CLOS', await getParametres(SOUTIEN), aujourdhui()),
})

/**
 * Ends the follow-up: the doctors' notes are destroyed, and the rest has a day of destruction (R-SOU-19).
 * @throws RefusError FICHE without a reason, R-SOU-13 in danger
 */
export async function clore(
  acteur: Acteur,
  { id, version, fiche }: { id: string; version: number; fiche?: string | undefined },
): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await avancer(moi, {
    action: 'clore',
    id,
    version,
    before: async (_tx, { urgent, clePubliqueDossier }) => {
      if (urgent) throw new RefusError(ENCORE_EN_DANGER)
      if (clePubliqueDossier && !fiche) throw new RefusError(refus('FICHE', 'Dites pourquoi le suivi se termine.'))
      return finDuSuivi()
    },
    within: async (tx, cas) => {
      if (fiche) await ajouterPiece(tx, moi, cas, 'FICHE', fiche)
      await libererCreneaux(tx, id)
      await tx.piece.deleteMany({ where: { casId: id, genre: 'NOTE' } })
    },
  })
  return relire(moi, id, 'Suivi terminé.')
}
