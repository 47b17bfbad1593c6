import 'server-only'
import type { Prisma } from '@/generated/soutien/client'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, jour, maintenant } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { check } from '@/lib/core/workflow/workflow'
import { prevenirMembres } from '../avis/commands'
import { transaction, type Tx } from '../db'
import { inscrire } from '../journal'
import type { MembreActif } from '../policy'
import { exigerMembre } from '../queries'
import { dirige, moisDe, type Reunion } from './policy'
import type { Clore, Deplacer, Planifier, Tenir } from './schema'
import { workflow, type ActionDeReunion } from './workflow'

const PAGE = '/aide/suivi/reunions'

const refusJour = (message: string): RefusError => new RefusError(refus('R-SOU-25', message), { jour: message })

function jourAVenir(iso: string): Date {
  const le = jour(iso)
  if (le < aujourdhui()) throw refusJour('Choisissez aujourd’hui, ou un jour à venir.')
  return le
}

/** Every other member finds the new day on the portal. */
async function prevenirLesAutres(tx: Tx, moi: MembreActif): Promise<void> {
  const membres = await tx.membre.findMany({ where: { statut: 'ACTIF', id: { not: moi.membreId } }, select: { id: true } })
  await prevenirMembres(
    tx,
    membres.map((m) => m.id),
    false,
  )
}

/** The coordination plans the debriefing of a month. @throws InterditError, RefusError R-SOU-25 */
export async function planifier(acteur: Acteur, { jour: iso }: Planifier): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  if (!dirige(moi)) throw new InterditError()
  const prevueLe = jourAVenir(iso)
  await transaction(async (tx) => {
    const { id } = await tx.reunion
      .create({ data: { mois: moisDe(prevueLe), prevueLe, statut: workflow.initial }, select: { id: true } })
      .catch((erreur: unknown) => {
        throw sqlState(erreur) === '23505' ? refusJour('Une réunion est déjà prévue ce mois-là : changez plutôt son jour.') : erreur
      })
    await inscrire(tx, moi, { acte: 'planifierReunion', objetId: id })
    await prevenirLesAutres(tx, moi)
  })
  return { redirect: `${PAGE}?fait=planifier` }
}

/** Policy, state, guard, compare-and-set, the cell's journal. @throws IntrouvableError, InterditError, ConflitError, RefusError */
async function changer(
  acteur: Acteur,
  { id, version }: Clore,
  action: ActionDeReunion,
  donnees: (reunion: Reunion, tx: Tx) => Promise<Prisma.ReunionUncheckedUpdateManyInput>,
  ensuite?: (tx: Tx, moi: MembreActif) => Promise<void>,
): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    const reunion = await tx.reunion.findUnique({ where: { id } })
    if (!reunion) throw new IntrouvableError()
    const verdict = check(workflow, action, moi, reunion, maintenant())
    if (!verdict.ok) {
      if (verdict.cause === 'refus') throw new RefusError(verdict.refus)
      throw verdict.cause === 'interdit' ? new InterditError() : new ConflitError()
    }
    const data = await donnees(reunion, tx)
    const { count } = await tx.reunion.updateMany({
      where: { id, version, statut: reunion.statut },
      data: { ...data, statut: workflow.transitions[action].to, version: { increment: 1 } },
    })
    if (count !== 1) throw new ConflitError()
    await inscrire(tx, moi, { acte: `${action}Reunion`, objetId: id })
    await ensuite?.(tx, moi)
  })
  return { redirect: `${PAGE}?fait=${action}` }
}

/** Another day of the same month. @throws RefusError R-SOU-25 */
export const deplacer = (acteur: Acteur, { jour: iso, ...laquelle }: Deplacer): Promise<Succes> =>
  changer(
    acteur,
    laquelle,
    'deplacer',
    async ({ mois }) => {
      const prevueLe = jourAVenir(iso)
      if (moisDe(prevueLe).getTime() !== mois.getTime()) throw refusJour('Choisissez un jour du même mois.')
      return { prevueLe }
    },
    prevenirLesAutres,
  )

/** Who was there, and what was decided of the cell, in codes. @throws RefusError R-SOU-25 */
export const tenir = (acteur: Acteur, { presents, actions, ...laquelle }: Tenir): Promise<Succes> =>
  changer(acteur, laquelle, 'tenir', async (_, tx) => {
    const la = [...new Set(presents)]
    const connus = await tx.membre.count({ where: { id: { in: la }, statut: 'ACTIF' } })
    const message = 'Une réunion se tient à deux au moins : cochez les médecins présents.'
    if (la.length < 2 || connus !== la.length) throw new RefusError(refus('R-SOU-25', message), { presents: message })
    return { presents: la, actions: [...new Set(actions)] }
  })

export const clore = (acteur: Acteur, laquelle: Clore): Promise<Succes> => changer(acteur, laquelle, 'clore', async () => ({}))
