import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { ConflitError, InterditError, IntrouvableError, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../../parametres'
import { prevenirMembres } from '../../avis/commands'
import { avancer } from '../../commands'
import { db, transaction, type Tx } from '../../db'
import { estDuBinome, type MembreActif } from '../../policy'
import { exigerMembre, findCas } from '../../queries'
import { relire } from '../../suivi/commands'
import { confirmer, liberer, libererEchusDuCas } from '../commands'
import { PAS_CES_MEDECINS, PLUS_TENU } from '../guards'
import { finDeMaintien } from '../maintien'
import type { Creneau } from '../policy'
import { findCreneau, listCreneauxDuCas, listLibresDuCas } from '../queries'
import { saisir } from '../reservation/commands'
import { PRIS } from '../workflow'

type RdvDuCas = Readonly<{ id: string; version: number }>

/** The free slots of the two doctors who follow a case, for one of them. @throws IntrouvableError, InterditError */
export async function montrerProposables(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const cas = await findCas(db(), moi, id)
  if (!cas) throw new IntrouvableError()
  if (!estDuBinome(moi, cas)) throw new InterditError()
  return { answer: await listLibresDuCas(cas.id, 'ATTRIBUEE') }
}

/**
 * Proposes an hour of the two who follow. It is held for the hours of the parameter, then free again if the person has not
 * answered.
 * @throws RefusError CRENEAU if the slot was just taken, R-SOU-6 if it is not with the two who follow; ConflitError
 */
export async function proposerRdv(acteur: Acteur, { id, version, creneauId }: RdvDuCas & { creneauId: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const { 'soutien.maintien_heures': heures } = await getParametres(SOUTIEN)
  await avancer(moi, {
    action: 'proposerRdv',
    id,
    version,
    within: async (tx) => {
      const lu = await findCreneau(tx, creneauId)
      const medecins = [...(lu?.medecins ?? [])]
      const suivent = await tx.cleScellee.count({ where: { casId: id, genre: 'ECHANGE', usage: 'BINOME', membreId: { in: medecins } } })
      if (!lu || medecins.length !== 2 || suivent !== 2 || !medecins.includes(moi.membreId)) throw new RefusError(PAS_CES_MEDECINS)
      await saisir(tx, moi, creneauId, 'proposer', { casId: id, tenuJusqua: finDeMaintien(lu.debut, maintenant(), heures) })
      await tx.creneau.updateMany({ where: { casId: id, statut: 'ANNULE' }, data: { casId: null } })
      await prevenirMembres(
        tx,
        medecins.filter((m) => m !== moi.membreId),
        false,
      )
    },
  })
  return relire(moi, id, 'Rendez-vous proposé : la personne le lit sur sa page.')
}

async function exigerRdv(tx: Tx, moi: MembreActif, id: string): Promise<Creneau> {
  if (!(await findCas(tx, moi, id))) throw new IntrouvableError()
  await libererEchusDuCas(tx, id)
  const [creneau] = await listCreneauxDuCas(tx, id, { in: [...PRIS] })
  if (!creneau) throw new RefusError(PLUS_TENU)
  return creneau
}

const surRdv = async (acteur: Acteur, { id, version }: RdvDuCas, action: 'confirmerRdv' | 'annulerRdv'): Promise<MembreActif> => {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    const creneau = await exigerRdv(tx, moi, id)
    await avancer(moi, { action, id, version }, tx)
    if (action === 'annulerRdv') await liberer(tx, moi, creneau)
    else if (creneau.statut === 'RESERVE') await confirmer(tx, moi, creneau)
    else throw new ConflitError()
    await prevenirMembres(
      tx,
      creneau.medecins.filter((m) => m !== moi.membreId),
      false,
    )
  })
  return moi
}

/** The person said yes by telephone. @throws RefusError CRENEAU if the slot is no longer held; ConflitError */
export const confirmerPourElle = async (acteur: Acteur, rdv: RdvDuCas): Promise<Succes> =>
  relire(await surRdv(acteur, rdv, 'confirmerRdv'), rdv.id, 'Rendez-vous confirmé.')

/** The person asked to cancel or to change: the slot is free again. @throws RefusError CRENEAU, ConflitError */
export const annulerPourElle = async (acteur: Acteur, rdv: RdvDuCas): Promise<Succes> =>
  relire(await surRdv(acteur, rdv, 'annulerRdv'), rdv.id, 'Rendez-vous annulé.')
