import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { ConflitError, InterditError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, jour } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { avancer } from '../commands'
import { libererCreneaux, libererEchusDuCas } from '../creneau/commands'
import { db, transaction, type Tx } from '../db'
import { inscrire } from '../journal'
import { ajouterPiece } from '../piece/commands'
import type { MembreActif } from '../policy'
import { exigerMembre } from '../queries'
import { effacementPrevu } from '../retention/policy'
import { empechement, type ActeCas, type CasDeMembre } from './policy'
import { exigerCas, lireDossier, lireEnveloppe } from './queries'

/**
 * An act of a member on a case, without a change of its state: found through their keys, then policy, then state; one
 * after the other on a same case; written in the cell's journal.
 * @throws IntrouvableError, InterditError, ConflitError
 */
export async function acter<T>(tx: Tx, moi: MembreActif, acte: ActeCas, id: string, faire: (cas: CasDeMembre) => Promise<T>): Promise<T> {
  await tx.$queryRaw`SELECT FROM cas WHERE id = ${id}::uuid FOR UPDATE`
  const cas = await exigerCas(tx, moi, id)
  const cause = empechement(acte, moi, cas)
  if (cause) throw cause === 'interdit' ? new InterditError() : new ConflitError()
  const fait = await faire(cas)
  await inscrire(tx, moi, { acte, objetId: id })
  return fait
}

/** The case as it now is, for the page that made the act. */
export const relire = async (moi: MembreActif, id: string, message?: string): Promise<Succes> => ({
  message,
  answer: await lireDossier(db(), moi, id),
})

/** The envelope, and nothing that a doctor should not see before they know whether to step aside (R-SOU-6, R-SOU-23). */
export async function voir(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction((tx) => acter(tx, moi, 'voir', id, async () => ({ answer: await lireEnveloppe(tx, moi, id) })))
}

/** The whole case; each reading is a line of the journal (R-SOU-23). */
export async function lire(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction((tx) =>
    acter(tx, moi, 'lire', id, async () => {
      await libererEchusDuCas(tx, id)
      return { answer: await lireDossier(tx, moi, id) }
    }),
  )
}

/** Writes to the person. The first time, the request is answered (R-SOU-3). */
export async function repondre(acteur: Acteur, { id, contenu }: { id: string; contenu: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) =>
    acter(tx, moi, 'repondre', id, async (cas) => {
      await ajouterPiece(tx, moi, cas, 'MESSAGE', contenu)
      await tx.cas.updateMany({ where: { id, reponduLe: null }, data: { reponduLe: aujourdhui() } })
      // Whoever came back after the end is answered.
      if (cas.statut === 'CLOS') await tx.cas.update({ where: { id }, data: { contactPrevuLe: null }, select: { id: true } })
    }),
  )
  return relire(moi, id, 'Message envoyé.')
}

/** Level and motif codes: a new version, the last one counts (R-SOU-9). The word for the board replaces the one before. */
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

/** Between the two doctors; destroyed when the follow-up ends (R-SOU-19). */
export const noter = ajouter('noter', 'NOTE', 'Note ajoutée.')
/** The interview's guide: each saving is a version, earlier ones stay readable. */
export const guider = ajouter('guider', 'GUIDE', 'Guide enregistré.')

/** The doctors agree on the day of the next contact; a follow-up that had ended begins again. @throws RefusError R-SOU-19 for a day gone */
export async function suivre(acteur: Acteur, { id, version, jour: iso }: { id: string; version: number; jour: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const contactPrevuLe = jour(iso)
  if (contactPrevuLe <= aujourdhui())
    throw new RefusError(refus('R-SOU-19', 'Choisissez un jour à venir.'), { jour: 'Choisissez un jour à venir.' })
  const effacementLe = effacementPrevu('SUIVI', await getParametres(SOUTIEN), aujourdhui())
  await avancer(moi, { action: 'suivre', id, version, data: { contactPrevuLe, closLe: null, effacementLe } })
  return relire(moi, id, 'Prochain contact noté.')
}

const ENCORE_EN_DANGER = refus(
  'R-SOU-13',
  'Notez d’abord que le danger est passé : deux médecins signent ce qui a été fait, puis le suivi peut se terminer.',
)

/**
 * Ends the follow-up: the doctors' notes are destroyed, what remains has a date (R-SOU-19).
 * @throws RefusError FICHE without its reason, R-SOU-13 in danger
 */
export async function clore(
  acteur: Acteur,
  { id, version, fiche }: { id: string; version: number; fiche?: string | undefined },
): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const data = {
    closLe: aujourdhui(),
    contactPrevuLe: null,
    effacementLe: effacementPrevu('CLOS', await getParametres(SOUTIEN), aujourdhui()),
  }
  await transaction((tx) =>
    avancer(
      moi,
      {
        action: 'clore',
        id,
        version,
        data,
        before: async (_, cas) => {
          if (cas.urgent) throw new RefusError(ENCORE_EN_DANGER)
          const { clePubliqueDossier } = await tx.cas.findUniqueOrThrow({ where: { id }, select: { clePubliqueDossier: true } })
          if (clePubliqueDossier && !fiche) throw new RefusError(refus('FICHE', 'Dites pourquoi le suivi se termine.'))
        },
        within: async () => {
          if (fiche) await ajouterPiece(tx, moi, { id, statut: 'CLOS' }, 'FICHE', fiche)
          await libererCreneaux(tx, id)
          await tx.piece.deleteMany({ where: { casId: id, genre: 'NOTE' } })
        },
      },
      tx,
    ),
  )
  return relire(moi, id, 'Suivi terminé.')
}
