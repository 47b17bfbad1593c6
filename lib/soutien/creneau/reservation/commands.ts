import 'server-only'
import { ConflitError, IntrouvableError, RefusError } from '@/lib/core/workflow/erreurs'
import { prevenirMembres } from '../../avis/commands'
import { avancer, tenirCas } from '../../commands'
import type { Tx } from '../../db'
import type { Intervenant } from '../../policy'
import { avancerCreneau, exigerCreneau, liberer } from '../commands'
import { D_ABORD_LUE, EN_DANGER, PAS_CES_MEDECINS, VIENT_D_ETRE_PRIS } from '../guards'
import type { Creneau } from '../policy'
import { listCreneauxDuCas } from '../queries'
import { PRIS } from '../workflow'
import { resteUnePlace } from './queries'

const PERSONNE: Intervenant = { genre: 'PERSONNE' }

/** An advisory lock of the cell, beside those of the months (`ouverture`) and of its journal. */
const VERROU_RESERVATION = 727_174

const trouver = (tx: Tx, id: string): Promise<Creneau> =>
  exigerCreneau(tx, id).catch((erreur: unknown) => {
    throw erreur instanceof IntrouvableError || erreur instanceof ConflitError ? new RefusError(VIENT_D_ETRE_PRIS) : erreur
  })

/** The first to write takes the slot. @throws RefusError CRENEAU for the others */
export async function saisir(
  tx: Tx,
  qui: Intervenant,
  id: string,
  action: 'choisir' | 'proposer',
  data: { casId: string; tenuJusqua?: Date },
): Promise<Creneau> {
  const creneau = await trouver(tx, id)
  return avancerCreneau(tx, qui, creneau, { action, before: async () => data }).catch((erreur: unknown) => {
    throw erreur instanceof ConflitError ? new RefusError(VIENT_D_ETRE_PRIS) : erreur
  })
}

/**
 * The person takes a free slot of two doctors who may read their request. If no doctor followed it, these two follow from now on:
 * the keys of the others are destroyed, and the coordination keeps its own for a case of need. The person's former slot is freed.
 * @throws RefusError CRENEAU if the slot was just taken, R-SOU-6, R-SOU-3 in danger, R-SOU-2 if too many unread requests hold one;
 * ConflitError
 */
export async function prendre(tx: Tx, casId: string, creneauId: string): Promise<void> {
  await tenirCas(tx, casId)
  const { statut } = await tx.cas.findUniqueOrThrow({ where: { id: casId }, select: { statut: true } })
  if (statut === 'URGENCE') throw new RefusError(EN_DANGER)
  const usage = statut === 'RECUE' ? 'TRI' : 'BINOME'
  if (usage === 'TRI') await exigerPlace(tx)
  const anciens = (await listCreneauxDuCas(tx, casId, { in: [...PRIS] })).filter((c) => c.id !== creneauId)
  const { medecins } = await saisir(tx, PERSONNE, creneauId, 'choisir', { casId })
  const lecteurs = await tx.cleScellee.count({ where: { casId, genre: 'ECHANGE', usage, membreId: { in: [...medecins] } } })
  if (lecteurs !== 2 || medecins.length !== 2) throw new RefusError(PAS_CES_MEDECINS)
  for (const ancien of anciens) await liberer(tx, PERSONNE, ancien)
  await tx.creneau.updateMany({ where: { casId, statut: 'ANNULE' }, data: { casId: null } })
  if (usage === 'TRI') await confier(tx, casId, medecins)
  await avancer(PERSONNE, { action: 'choisirCreneau', id: casId }, tx)
  await prevenirMembres(tx, medecins, false)
}

/** First bookings come one after the other, so that simultaneous ones are counted. @throws RefusError R-SOU-2 */
async function exigerPlace(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${VERROU_RESERVATION})`
  if (!(await resteUnePlace(tx))) throw new RefusError(D_ABORD_LUE)
}

/** R-SOU-1: the two doctors of the slot become the two who follow. */
async function confier(tx: Tx, casId: string, medecins: readonly string[]): Promise<void> {
  const parmi = { in: [...medecins] }
  await tx.cleScellee.updateMany({ where: { casId, membreId: parmi }, data: { usage: 'BINOME' } })
  await tx.cleScellee.updateMany({ where: { casId, usage: 'TRI', membre: { coordination: true } }, data: { usage: 'SECOURS' } })
  await tx.cleScellee.deleteMany({ where: { casId, usage: 'TRI' } })
}
