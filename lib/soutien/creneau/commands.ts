import 'server-only'
import type { Creneau as LigneCreneau } from '@/generated/soutien/client'
import type { StatutCreneau } from '@/generated/soutien/enums'
import { maintenant } from '@/lib/core/temps/horloge'
import { ConflitError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { moveRow, type Demande } from '@/lib/core/workflow/transition'
import { prevenirMembres } from '../avis/commands'
import { avancerLu, tenirCas } from '../commands'
import { db, transaction, type Tx } from '../db'
import { storeCellule } from '../journal'
import type { Intervenant } from '../policy'
import { findCas } from '../queries'
import { AVEC_RDV } from '../workflow'
import { estEchu } from './maintien'
import type { Creneau } from './policy'
import { findCreneau, listCreneauxDuCas } from './queries'
import { PRIS, workflow, type ActionCreneau } from './workflow'

const PORTAIL: Intervenant = { genre: 'PORTAIL' }

const store = storeCellule<StatutCreneau, Creneau, ActionCreneau, LigneCreneau>('Creneau', {
  find: (tx, _qui, id) => findCreneau(tx, id),
  save: (tx, { id, statut, version }, data) =>
    tx.creneau.updateMany({ where: { id, statut, version }, data: { ...data, version: { increment: 1 } } }),
})

/** Every change of state of a slot passes here, as a part of another act. @throws as `moveRow` */
export const avancerCreneau = (
  tx: Tx,
  qui: Intervenant,
  creneau: Creneau,
  demande: Demande<ActionCreneau, Creneau, LigneCreneau, Tx>,
): Promise<Creneau> => moveRow(workflow, store, tx, qui, creneau, demande)

/** The slot no longer belongs to a case, and may be chosen or proposed again. */
export const liberer = (tx: Tx, qui: Intervenant, creneau: Creneau): Promise<Creneau> =>
  avancerCreneau(tx, qui, creneau, { action: 'liberer', before: async () => ({ casId: null, tenuJusqua: null }) })

/** The person accepted the proposal. */
export const confirmer = (tx: Tx, qui: Intervenant, creneau: Creneau): Promise<Creneau> =>
  avancerCreneau(tx, qui, creneau, { action: 'confirmer', before: async () => ({ tenuJusqua: null }) })

/** The doctors of the slot have their hour back, and the person reads on their page that it is cancelled. */
export const annuler = (tx: Tx, qui: Intervenant, creneau: Creneau): Promise<Creneau> =>
  avancerCreneau(tx, qui, creneau, {
    action: 'annuler',
    before: async () => ({ tenuJusqua: null }),
    within: async (t, { id }) => void (await t.creneauMedecin.deleteMany({ where: { creneauId: id } })),
  })

/** A case that loses its appointment goes back to its two doctors, if it was waiting for it. */
export async function rendreCas(tx: Tx, casId: string): Promise<void> {
  await tenirCas(tx, casId)
  const cas = await findCas(tx, PORTAIL, casId)
  if (cas && (AVEC_RDV as readonly string[]).includes(cas.statut)) await avancerLu(tx, PORTAIL, cas, { action: 'libererRdv' })
}

/** The present state of a slot, for an act: if its hold has ended, the slot and its case are freed first. */
export async function exigerCreneau(tx: Tx, id: string): Promise<Creneau> {
  const creneau = await findCreneau(tx, id)
  if (!creneau) throw new IntrouvableError()
  if (!estEchu(creneau, maintenant())) return creneau
  await libererEchu(tx, creneau)
  return exigerCreneau(tx, id)
}

async function libererEchu(tx: Tx, creneau: Creneau): Promise<void> {
  await liberer(tx, PORTAIL, creneau)
  if (creneau.casId) await rendreCas(tx, creneau.casId)
  await prevenirMembres(tx, creneau.medecins, false)
}

/** Frees the proposal of a case if it was not answered in time, before its page is read or acted on. */
export async function libererEchusDuCas(tx: Tx, casId: string): Promise<void> {
  const echu = (c: Creneau): boolean => estEchu(c, maintenant())
  if (!(await listCreneauxDuCas(tx, casId, 'RESERVE')).some(echu)) return
  // The case is held first, so that it and its slot change together, even if another act is under way.
  await tenirCas(tx, casId)
  for (const creneau of (await listCreneauxDuCas(tx, casId, 'RESERVE')).filter(echu)) await libererEchu(tx, creneau)
}

/** Frees the proposals that were not answered in time, each in its own transaction. One that another act has just freed is skipped. */
export async function libererEchus(): Promise<void> {
  const echus = await db().creneau.findMany({ where: { statut: 'RESERVE', tenuJusqua: { lte: maintenant() } }, select: { id: true } })
  for (const { id } of echus)
    await transaction((tx) => exigerCreneau(tx, id)).catch((erreur: unknown) => {
      if (!(erreur instanceof ConflitError)) throw erreur
    })
}

/**
 * Frees all slots of a case that ends, is withdrawn or is erased. Past ones too, so that they do not show that a person came. The
 * slot of an interview that was held stays with the case until it is erased, for the certificate.
 */
export async function libererCreneaux(tx: Tx, casId: string, fin: 'DU_SUIVI' | 'DU_CAS' = 'DU_SUIVI'): Promise<void> {
  const creneaux = await listCreneauxDuCas(tx, casId, { in: [...PRIS] })
  for (const creneau of creneaux) await liberer(tx, PORTAIL, creneau)
  await prevenirMembres(tx, [...new Set(creneaux.filter((c) => c.debut > maintenant()).flatMap((c) => c.medecins))], false)
  const rendus = fin === 'DU_CAS' ? {} : { statut: { not: 'TENU' as const } }
  await tx.creneau.updateMany({ where: { casId, ...rendus }, data: { casId: null } })
}

/** The end of the interview closes its slot, as a part of the act on the case. @throws RefusError CRENEAU before it began */
export async function terminerCreneau(tx: Tx, casId: string, action: 'tenir' | 'manquer'): Promise<void> {
  for (const creneau of await listCreneauxDuCas(tx, casId, 'CONFIRME')) await avancerCreneau(tx, PORTAIL, creneau, { action })
}

/**
 * A doctor no longer follows a case. Their successor takes their place in its appointment, if they are free at that hour. Otherwise
 * the appointment is cancelled, and the person reads so on their page. The keys were sealed before.
 */
export async function quitterCreneaux(tx: Tx, casId: string, sortantId: string, entrantId?: string): Promise<void> {
  const creneaux = (await listCreneauxDuCas(tx, casId, { in: [...PRIS] })).filter(
    (c) => c.medecins.includes(sortantId) && c.debut > maintenant(),
  )
  for (const creneau of creneaux) {
    if (entrantId && !creneau.medecins.includes(entrantId) && (await estLibre(tx, entrantId, creneau))) {
      await remplacer(tx, creneau, sortantId, entrantId)
      continue
    }
    await annuler(tx, PORTAIL, creneau)
    await rendreCas(tx, casId)
    await prevenirMembres(
      tx,
      creneau.medecins.filter((m) => m !== sortantId),
      true,
    )
  }
}

const estLibre = async (tx: Tx, membreId: string, { debut, fin }: Creneau): Promise<boolean> =>
  (await tx.creneauMedecin.count({ where: { membreId, debut: { lt: fin }, fin: { gt: debut } } })) === 0

/** Another doctor takes the place of one of the two. The caller has checked that they are free. */
export async function remplacer(tx: Tx, { id, debut, fin }: Creneau, sortantId: string, entrantId: string): Promise<void> {
  await tx.creneauMedecin.delete({ where: { creneauId_membreId: { creneauId: id, membreId: sortantId } }, select: { creneauId: true } })
  await tx.creneauMedecin.create({ data: { creneauId: id, membreId: entrantId, debut, fin }, select: { creneauId: true } })
  await tx.creneau.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } })
}
