import 'server-only'
import type { Reunion as LigneReunion } from '@/generated/soutien/client'
import type { StatutReunion } from '@/generated/soutien/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { InterditError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, jour } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { applyTransition, type DemandeSur } from '@/lib/core/workflow/transition'
import { prevenirMembres } from '../avis/commands'
import { transaction, type Tx } from '../db'
import { inscrire, storeCellule } from '../journal'
import type { MembreActif } from '../policy'
import { exigerMembre } from '../queries'
import { moisDe } from './calendrier'
import { dirige, type Reunion } from './policy'
import type { Clore, Deplacer, Planifier, Tenir } from './schema'
import { workflow, type ActionDeReunion } from './workflow'

const PAGE = '/aide/suivi/reunions'

const refusJour = (message: string): RefusError => new RefusError(refus('R-SOU-25', message), { jour: message })

function jourAVenir(iso: string): Date {
  const le = jour(iso)
  if (le < aujourdhui()) throw refusJour('Choisissez aujourd’hui, ou un jour à venir.')
  return le
}

/** Tells the other members that the day has changed. */
async function prevenirLesAutres(tx: Tx, moi: MembreActif): Promise<void> {
  const membres = await tx.membre.findMany({ where: { statut: 'ACTIF', id: { not: moi.membreId } }, select: { id: true } })
  await prevenirMembres(
    tx,
    membres.map((m) => m.id),
    false,
  )
}

/** Plans the debriefing of a month, by the coordination. @throws InterditError, RefusError R-SOU-25 */
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

const store = storeCellule<StatutReunion, Reunion, ActionDeReunion, LigneReunion>('Reunion', {
  find: (tx, _qui, id) => tx.reunion.findUnique({ where: { id } }),
  save: (tx, { id, statut, version }, data) =>
    tx.reunion.updateMany({ where: { id, statut, version }, data: { ...data, version: { increment: 1 } } }),
})

/** Every change of state of a meeting passes here. @throws as `applyTransition` */
async function avancerReunion(moi: MembreActif, demande: DemandeSur<ActionDeReunion, Reunion, LigneReunion, Tx>): Promise<Succes> {
  await applyTransition(workflow, store, moi, demande)
  return { redirect: `${PAGE}?fait=${demande.action}` }
}

/** Another day of the same month. @throws as `applyTransition`, RefusError R-SOU-25 */
export async function deplacer(acteur: Acteur, { id, version, jour: iso }: Deplacer): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return avancerReunion(moi, {
    action: 'deplacer',
    id,
    version,
    before: async (_tx, { mois }) => {
      const prevueLe = jourAVenir(iso)
      if (moisDe(prevueLe).getTime() !== mois.getTime()) throw refusJour('Choisissez un jour du même mois.')
      return { prevueLe }
    },
    within: (tx) => prevenirLesAutres(tx, moi),
  })
}

/** Notes who was present, and the decisions as codes. @throws as `applyTransition`, RefusError R-SOU-25 */
export async function tenir(acteur: Acteur, { id, version, presents, actions }: Tenir): Promise<Succes> {
  return avancerReunion(await exigerMembre(acteur), {
    action: 'tenir',
    id,
    version,
    before: async (tx) => {
      const la = [...new Set(presents)]
      const connus = await tx.membre.count({ where: { id: { in: la }, statut: 'ACTIF' } })
      const message = 'Une réunion se tient à deux au moins : cochez les médecins présents.'
      if (la.length < 2 || connus !== la.length) throw new RefusError(refus('R-SOU-25', message), { presents: message })
      return { presents: la, actions: [...new Set(actions)] }
    },
  })
}

/** @throws as `applyTransition` */
export async function clore(acteur: Acteur, { id, version }: Clore): Promise<Succes> {
  return avancerReunion(await exigerMembre(acteur), { action: 'clore', id, version })
}
