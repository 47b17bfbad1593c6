import 'server-only'
import type { Seance as LigneSeance } from '@/generated/prisma/client'
import { EtatPresence, type StatutSeance } from '@/generated/prisma/enums'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { dateHeure } from '@/lib/core/temps/dates'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { conserverFichier } from '@/lib/core/fichier/fichier'
import { isoJour, jourDe, maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { rendrePdf } from '@/lib/core/pdf/rendre'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { storeDepartement, type DemandeDepartement } from '@/lib/core/workflow/store'
import { applyTransition } from '@/lib/core/workflow/transition'
import { retirerSansObjet } from '../examen/commands'
import { ecarter } from '../inscription/commands'
import { objetDe, type Objets } from '../objet'
import { deportesDe, membresDuJour, peutGererCommission, type Seance } from '../policy'
import { champsDe, type Lignes } from '../schema'
import { seanceWorkflow, type ActionSeance } from '../workflow'
import { noticesConvocation, noticesReport } from './notices'
import { procesVerbal, procesVerbalPublic } from './proces-verbal'
import { findSeance } from './queries'
import type { ModificationSeance, NouvelleSeance } from './schema'

const qualiteDe = (acteur: Acteur) => (acteur.roles.includes('GESTIONNAIRE') ? 'GESTIONNAIRE' : 'COORD_DES')
const verrouiller = (tx: Tx, id: string) => tx.$queryRaw`SELECT id FROM seance WHERE id = ${id}::uuid FOR UPDATE`

const store = storeDepartement<StatutSeance, Seance, ActionSeance, LigneSeance>('seance', {
  hold: verrouiller,
  find: findSeance,
  save: (tx, { id, statut, version }, data) =>
    tx.seance.updateMany({ where: { id, statut, version }, data: { ...data, version: { increment: 1 } } }),
})

/** Every change of status of a session passes here, its row locked. @throws as `applyTransition` */
const avancerSeance = (acteur: Acteur, demande: DemandeDepartement<ActionSeance, Seance, LigneSeance>, tx?: Tx) =>
  applyTransition(seanceWorkflow, store, acteur, demande, tx)

/** @throws InterditError, IntrouvableError, RefusError SEANCE-DATE */
export async function preparerSeance(acteur: Acteur, { commissionId, prevueLe, lieu }: NouvelleSeance): Promise<Succes> {
  if (!peutGererCommission(acteur)) throw new InterditError()
  aVenir(prevueLe)
  const id = await transaction(async (tx) => {
    // Locked until the commit: a form posted twice prepares one session.
    const [commission] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM commission WHERE id = ${commissionId}::uuid FOR UPDATE`
    if (!commission) throw new IntrouvableError()
    const meme = await tx.seance.findFirst({ where: { commissionId, prevueLe, lieu, statut: 'PREPARATION' }, select: { id: true } })
    if (meme) return meme.id
    const { id } = await tx.seance.create({ data: { commissionId, prevueLe, lieu, statutDepuis: maintenant() }, select: { id: true } })
    await inscrire(tx, acteur, { objetType: 'seance', objetId: id, evenement: 'preparer', vers: 'PREPARATION', qualite: qualiteDe(acteur) })
    return id
  })
  return { redirect: `/commissions/seances/${id}?fait=preparer` }
}

function aVenir(prevueLe: Date): void {
  if (prevueLe <= maintenant())
    throw new RefusError(refus('SEANCE-DATE', `Le ${dateHeure(prevueLe)} est déjà passé : choisissez une date à venir.`), {
      date: 'Choisissez une date à venir.',
    })
}

/** The session, locked, for an act of its secretary on a known version. @throws IntrouvableError, InterditError, ConflitError */
async function lireSeance(tx: Tx, acteur: Acteur, id: string, version: number, statuts: readonly StatutSeance[]): Promise<Seance> {
  await verrouiller(tx, id)
  const seance = await findSeance(tx, acteur, id)
  if (!seance) throw new IntrouvableError()
  if (!peutGererCommission(acteur)) throw new InterditError()
  if (seance.version !== version || !statuts.includes(seance.statut)) throw new ConflitError()
  return seance
}

const nouvelleVersion = { version: { increment: 1 } }

/** Changes date or place, and tells the members already called. @throws as `lireSeance`, RefusError SEANCE-DATE */
export async function modifierSeance(acteur: Acteur, { id, version, prevueLe, lieu }: ModificationSeance): Promise<Succes> {
  await transaction(async (tx) => {
    const seance = await lireSeance(tx, acteur, id, version, ['PREPARATION', 'CONVOQUEE'])
    // An hour that is past on the same day is accepted: it corrects a session that starts late.
    if (isoJour(jourDe(prevueLe)) !== isoJour(seance.jour)) aVenir(prevueLe)
    await tx.seance.update({ where: { id }, data: { prevueLe, lieu, ...nouvelleVersion }, select: { id: true } })
    await inscrire(tx, acteur, {
      objetType: 'seance',
      objetId: id,
      evenement: 'modifier',
      de: seance.prevueLe.toISOString(),
      vers: prevueLe.toISOString(),
      qualite: qualiteDe(acteur),
    })
    if (seance.statut === 'CONVOQUEE') await mettreEnFile(tx, noticesReport(seance, { prevueLe, lieu }))
  })
  return { redirect: `/commissions/seances/${id}?fait=modifier` }
}

/**
 * Sets the order of the items (`ordre_<examen>`) and who reports on each (`rapporteur_<examen>`). @throws as `lireSeance`,
 * RefusError SEANCE-ORDRE, R-DEP-2
 */
export async function ordonnerSeance(acteur: Acteur, saisie: Lignes): Promise<Succes> {
  const ordres = champsDe(saisie, 'ordre_')
  const rapporteurs = champsDe(saisie, 'rapporteur_')
  await transaction(async (tx) => {
    const seance = await lireSeance(tx, acteur, saisie.id, saisie.version, ['PREPARATION', 'CONVOQUEE'])
    const voulus = seance.examens.map((e) => ({
      examen: e,
      ordre: lireOrdre(ordres.get(e.id), e),
      rapporteurId: lireRapporteur(seance, e, rapporteurs.get(e.id)),
    }))
    voulus.sort((a, b) => a.ordre - b.ordre || a.examen.ordre - b.examen.ordre)
    // In two steps, because the order is unique at every instant.
    for (const [i, { examen }] of voulus.entries())
      await tx.examen.update({ where: { id: examen.id }, data: { ordre: -1 - i }, select: { id: true } })
    for (const [i, { examen, rapporteurId }] of voulus.entries())
      await tx.examen.update({ where: { id: examen.id }, data: { ordre: i + 1, rapporteurId, ...nouvelleVersion }, select: { id: true } })
    await tx.seance.update({ where: { id: seance.id }, data: nouvelleVersion, select: { id: true } })
    await inscrire(tx, acteur, { objetType: 'seance', objetId: seance.id, evenement: 'ordonner', qualite: qualiteDe(acteur) })
  })
  return { redirect: `/commissions/seances/${saisie.id}?fait=ordonner` }
}

function lireOrdre(valeur: string | undefined, examen: Seance['examens'][number]): number {
  if (valeur === undefined) return examen.ordre
  if (!/^[1-9]\d{0,2}$/.test(valeur))
    throw new RefusError(refus('SEANCE-ORDRE', 'L’ordre est un nombre entier, à partir de 1.'), {
      [`ordre_${examen.id}`]: 'Écrivez un nombre entier, à partir de 1.',
    })
  return Number(valeur)
}

function lireRapporteur(seance: Seance, examen: Seance['examens'][number], valeur: string | undefined): string | null {
  if (valeur === undefined) return examen.rapporteurId
  if (valeur === '') return null
  const membre = membresDuJour(seance).find((m) => m.id === valeur)
  if (!membre)
    throw new RefusError(refus('SEANCE-ORDRE', 'Le rapporteur doit être un membre de la commission le jour de la séance.'), {
      [`rapporteur_${examen.id}`]: 'Choisissez un membre de la commission.',
    })
  if (deportesDe(examen).has(membre.personneId))
    throw new RefusError(refus('R-DEP-2', 'Cette personne est déportée de ce dossier : elle ne peut pas le rapporter.'), {
      [`rapporteur_${examen.id}`]: 'Cette personne est déportée de ce dossier.',
    })
  return membre.id
}

/** Calls the members: from then on they declare, read and score. @throws as `applyTransition`, RefusError SEANCE-DATE, R-FLE-12 */
export async function convoquer(acteur: Acteur, { id, version }: { id: string; version: number }): Promise<Succes> {
  await avancerSeance(acteur, { action: 'convoquer', id, version, within: (tx, seance) => mettreEnFile(tx, noticesConvocation(seance)) })
  return { redirect: `/commissions/seances/${id}?fait=convoquer` }
}

/**
 * Opens the session: automatic déports are computed again, items withdrawn meanwhile are postponed, scores are shown.
 * @throws as `applyTransition`, RefusError SEANCE-JOUR
 */
export const ouvrirSeance =
  (objets: Objets) =>
  async (acteur: Acteur, { id, version }: { id: string; version: number }): Promise<Succes> => {
    await avancerSeance(acteur, { action: 'ouvrir', id, version, within: (tx) => revoirPoints(tx, id, objets) })
    return { redirect: `/commissions/seances/${id}?fait=ouvrir` }
  }

async function revoirPoints(tx: Tx, id: string, objets: Objets): Promise<void> {
  const points = await tx.examen.findMany({
    where: { seanceId: id, statut: { in: ['INSCRIT', 'EN_DELIBERATION'] } },
    orderBy: { ordre: 'asc' },
    select: { id: true, objetType: true },
  })
  for (const point of points) {
    const objet = objetDe(objets, point.objetType)
    if (!(await retirerSansObjet(tx, acteurSysteme(), point.id, objet))) await ecarter(tx, point.id, await objet.interesses(tx, point.id))
  }
}

/**
 * Records who is present (`presence_<membre>`): entered by the secretary before and during the session, substitutes
 * included.
 * Quorum and voters follow at once. @throws as `lireSeance`
 */
export async function enregistrerPresences(acteur: Acteur, saisie: Lignes): Promise<Succes> {
  const etats = champsDe(saisie, 'presence_')
  await transaction(async (tx) => {
    const seance = await lireSeance(tx, acteur, saisie.id, saisie.version, ['CONVOQUEE', 'OUVERTE'])
    for (const { id: membreId } of membresDuJour(seance)) {
      const etat = Object.values(EtatPresence).find((e) => e === etats.get(membreId))
      const cle = { seanceId: seance.id, membreId }
      if (etat)
        await tx.presence.upsert({
          where: { seanceId_membreId: cle },
          create: { ...cle, etat },
          update: { etat },
          select: { membreId: true },
        })
      else if (etats.has(membreId)) await tx.presence.deleteMany({ where: cle })
    }
    // The president must read the item again before recording an avis.
    await tx.examen.updateMany({ where: { seanceId: seance.id, statut: { in: ['INSCRIT', 'EN_DELIBERATION'] } }, data: nouvelleVersion })
    await tx.seance.update({ where: { id: seance.id }, data: nouvelleVersion, select: { id: true } })
    await inscrire(tx, acteur, { objetType: 'seance', objetId: seance.id, evenement: 'presences', qualite: qualiteDe(acteur) })
  })
  return { redirect: `/commissions/seances/${saisie.id}?fait=presences` }
}

/** Closes the session and establishes both minutes, in one transaction. @throws as `applyTransition`, RefusError SEANCE-POINTS */
export const cloreSeance =
  (objets: Objets) =>
  async (acteur: Acteur, { id, version }: { id: string; version: number }): Promise<Succes> => {
    await transaction(async (tx) => {
      await verrouiller(tx, id)
      await retirerPoints(tx, id, objets)
      await avancerSeance(acteur, { action: 'clore', id, version, before: (t, seance) => etablirPv(t, acteur, seance, objets) }, tx)
    })
    return { redirect: `/commissions/seances/${id}?fait=clore` }
  }

/** Both minutes, kept as files. */
async function etablirPv(tx: Tx, acteur: Acteur, seance: Seance, objets: Objets): Promise<{ pvId: string; pvPublicId: string }> {
  const le = maintenant()
  const nature = (type: string) => objetDe(objets, type)
  const jour = isoJour(jourDe(seance.prevueLe))
  const [entier, publiable] = [await rendrePdf(procesVerbal(seance, le, nature)), await rendrePdf(procesVerbalPublic(seance, le, nature))]
  const pv = await conserverFichier(tx, acteur, { nom: `proces-verbal-${jour}.pdf`, octets: entier })
  const pvPublic = await conserverFichier(tx, acteur, { nom: `releve-public-${jour}.pdf`, octets: publiable })
  return { pvId: pv.id, pvPublicId: pvPublic.id }
}

async function retirerPoints(tx: Tx, id: string, objets: Objets): Promise<void> {
  const points = await tx.examen.findMany({
    where: { seanceId: id, statut: { in: ['INSCRIT', 'EN_DELIBERATION'] } },
    select: { id: true, objetType: true },
  })
  for (const { id: examenId, objetType } of points) await retirerSansObjet(tx, acteurSysteme(), examenId, objetDe(objets, objetType))
}
