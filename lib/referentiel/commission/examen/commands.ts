import 'server-only'
import type { Examen as LigneExamen } from '@/generated/prisma/client'
import type { ChoixVote, SensAvis, StatutExamen } from '@/generated/prisma/enums'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { storeDepartement, type DemandeDepartement } from '@/lib/core/workflow/store'
import { applyTransition } from '@/lib/core/workflow/transition'
import { lireMotifs } from '../avis'
import { effacerPart } from '../inscription/commands'
import { objetDe, type Objet, type Objets } from '../objet'
import { aDeclare, estDeporte, peutDeclarer, placeDe, siegeDe, vivant, type Examen } from '../policy'
import { CAUSES_DECLAREES, champsDe, grilleSchema, LIBELLE_SENS, type AvisSaisi, type CauseDeclaree } from '../schema'
import { examenWorkflow, type ActionExamen } from '../workflow'
import { findExamen, issueDe, votesComptes } from './queries'

/** Locks the session, so that scores, votes and déports of one item are written one after the other, and none while it opens or closes. */
export const retenirExamen = (tx: Tx, id: string) =>
  tx.$queryRaw`SELECT e.id FROM examen e JOIN seance s ON s.id = e."seanceId" WHERE e.id = ${id}::uuid FOR UPDATE OF e FOR SHARE OF s`

const store = storeDepartement<StatutExamen, Examen, ActionExamen, LigneExamen>('examen', {
  hold: retenirExamen,
  find: findExamen,
  save: (tx, { id, statut, version }, { grille: _, motifs, ...data }) =>
    tx.examen.updateMany({
      where: { id, statut, version },
      data: { ...data, ...(motifs && { motifs }), version: { increment: 1 } },
    }),
})

/** Every change of status of an item passes here, with its session locked. @throws as `applyTransition` */
const avancerExamen = (acteur: Acteur, demande: DemandeDepartement<ActionExamen, Examen, LigneExamen>, tx?: Tx) =>
  applyTransition(examenWorkflow, store, acteur, demande, tx)

/** The page that follows an act on an item, with its sentence. */
export const chemin = (e: Pick<Examen, 'id' | 'seanceId'>, fait: string): Succes => ({
  redirect: `/commissions/seances/${e.seanceId}/examens/${e.id}?fait=${fait}`,
})

/** The item, locked until the act commits. @throws IntrouvableError */
export async function lireExamen(tx: Tx, acteur: Acteur, id: string): Promise<Examen> {
  await retenirExamen(tx, id)
  const examen = await findExamen(tx, acteur, id)
  if (!examen) throw new IntrouvableError()
  return examen
}

/**
 * « Je n’ai aucun lien avec ce dossier »: the item opens to the member. A second declaration changes nothing. @throws
 * IntrouvableError, InterditError, ConflitError
 */
export async function declarerSansLien(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  return transaction(async (tx) => {
    const examen = await lireExamen(tx, acteur, id)
    if (!peutDeclarer(acteur, examen)) throw new InterditError()
    if (!vivant(examen)) throw new ConflitError()
    const personneId = acteur.personneId as string
    const { count } = await tx.declaration.createMany({ data: [{ examenId: id, personneId, le: maintenant() }], skipDuplicates: true })
    if (count > 0) await inscrire(tx, acteur, { objetType: 'examen', objetId: id, evenement: 'declarerSansLien', qualite: 'COMMISSION' })
    return chemin(examen, 'declarer')
  })
}

/**
 * R-DEP-3: the member stands aside, at any time before the avis. Their declaration, scores and votes are deleted, and the
 * substitute is called.
 * @throws IntrouvableError, InterditError, ConflitError
 */
export async function declarerDeport(acteur: Acteur, { id, cause }: { id: string; cause: CauseDeclaree }): Promise<Succes> {
  return transaction(async (tx) => {
    const examen = await lireExamen(tx, acteur, id)
    if (!siegeDe(acteur, examen.seance, examen.jour)) throw new InterditError()
    if (estDeporte(acteur, examen)) return chemin(examen, 'deport')
    if (!vivant(examen)) throw new ConflitError()
    const personneId = acteur.personneId as string
    await effacerPart(tx, id, [personneId])
    await tx.deport.create({
      data: { examenId: id, personneId, nature: 'DECLARE', cause: CAUSES_DECLAREES[cause], le: maintenant() },
      select: { id: true },
    })
    await tx.examen.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } })
    await inscrire(tx, acteur, { objetType: 'examen', objetId: id, evenement: 'deport', qualite: 'COMMISSION' })
    return chemin(examen, 'deport')
  })
}

/** The member's seat for an act on the merits: takes part, has no déport, has declared no tie. @throws InterditError, RefusError R-DEP-1 */
export function siegePour(acteur: Acteur, examen: Examen): string {
  const place = placeDe(acteur, examen)
  if (!place || estDeporte(acteur, examen)) throw new InterditError()
  if (!aDeclare(acteur, examen))
    throw new RefusError(refus('R-DEP-1', 'Déclarez d’abord que vous n’avez aucun lien avec ce dossier, ou déportez-vous.'))
  return place.id
}

/** Opens the vote on an item. @throws as `applyTransition`, RefusError R-FLE-10, R-FLE-12 */
export async function ouvrirVote(acteur: Acteur, { id, version }: { id: string; version: number }): Promise<Succes> {
  return chemin(await avancerExamen(acteur, { action: 'ouvrirVote', id, version }), 'ouvrirVote')
}

/** One vote per member who sits, which may change until the avis is recorded. @throws IntrouvableError, InterditError, ConflitError, RefusError R-DEP-1 */
export async function voter(acteur: Acteur, { id, choix }: { id: string; choix: ChoixVote }): Promise<Succes> {
  return transaction(async (tx) => {
    const examen = await lireExamen(tx, acteur, id)
    const membreId = siegePour(acteur, examen)
    if (examen.statut !== 'EN_DELIBERATION' || examen.seance.statut !== 'OUVERTE') throw new ConflitError()
    const le = maintenant()
    await tx.vote.upsert({
      where: { examenId_membreId: { examenId: id, membreId } },
      create: { examenId: id, membreId, choix, le },
      update: { choix, le },
      select: { choix: true },
    })
    await tx.examen.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } })
    return chemin(examen, 'voter')
  })
}

/**
 * Records the avis: counts the votes of those who sit, keeps the reasons (`motif_<critere>`), and moves the record, in one
 * transaction. @throws as `applyTransition`, RefusError R-FLE-10, R-FLE-12, R-FLE-13
 */
export const rendreAvis =
  (objets: Objets) =>
  async (acteur: Acteur, saisie: AvisSaisi): Promise<Succes> => {
    const { id, version, synthese } = saisie
    const examen = await avancerExamen(acteur, {
      action: 'rendreAvis',
      id,
      version,
      before: async (tx, row) => {
        const { decompte, resultat } = issueDe(row, saisie.departage)
        const motifs = motifsDe(row, saisie)
        const { sens, preponderante } = sensExige(resultat)
        exigerMotifs(motifs, await objetDe(objets, row.objetType).motifMin(tx))
        return {
          sens,
          motifs,
          synthese,
          renduLe: maintenant(),
          voixFavorables: decompte.FAVORABLE,
          voixReservees: decompte.RESERVE,
          voixDefavorables: decompte.DEFAVORABLE,
          abstentions: decompte.ABSTENTION,
          preponderante,
        }
      },
      within: async (tx, row, avant) => {
        // Votes are those counted when the avis was recorded: those of members who no longer sit are deleted.
        const comptes = votesComptes(avant).map((v) => v.membreId)
        await tx.vote.deleteMany({ where: { examenId: id, membreId: { notIn: comptes } } })
        if (!row.sens) throw new ConflitError()
        await objetDe(objets, row.objetType).rendreAvis(tx, acteur, id, {
          commission: row.seance.commission.nom,
          seanceLe: row.seance.prevueLe,
          sens: row.sens,
          criteres: lireMotifs(row.motifs, grilleSchema.parse(row.grille)),
          synthese,
        })
      },
    })
    return chemin(examen, 'rendreAvis')
  }

/** The reasons typed for the criteria of the item's grid; an empty one is left out. */
function motifsDe({ grille }: Examen, saisie: AvisSaisi): Record<string, string> {
  const criteres = grilleSchema.parse(grille)
  return Object.fromEntries([...champsDe(saisie, 'motif_')].filter(([cle, texte]) => texte !== '' && criteres.some((c) => c.cle === cle)))
}

/** The result of the vote. @throws RefusError R-FLE-13 when everyone abstained, or when a tie has no casting vote yet */
function sensExige(resultat: ReturnType<typeof issueDe>['resultat']): { sens: SensAvis; preponderante: boolean } {
  if (resultat.issue === 'SENS') return { sens: resultat.sens, preponderante: resultat.preponderante }
  if (resultat.issue === 'AUCUN')
    throw new RefusError(refus('R-FLE-13', 'Tous les membres se sont abstenus : aucun avis ne se dégage. Le point peut être ajourné.'))
  const phrase = `Les voix sont partagées entre ${resultat.entre.map((s) => LIBELLE_SENS[s].toLowerCase()).join(' et ')} : votre voix est prépondérante, dites laquelle l’emporte.`
  throw new RefusError(refus('R-FLE-13', phrase), { departage: phrase })
}

/** R-FLE-13: at least one criterion is used, and each one used has a reason of the required length. */
function exigerMotifs(motifs: Readonly<Record<string, string>>, min: number): void {
  const entrees = Object.entries(motifs)
  if (entrees.length === 0) throw new RefusError(refus('R-FLE-13', `Motivez l’avis sur un critère au moins, en ${min} caractères ou plus.`))
  const courts = entrees.filter(([, texte]) => texte.length < min)
  if (courts.length > 0)
    throw new RefusError(
      refus('R-FLE-13', `Chaque critère utilisé se motive en ${min} caractères au moins.`),
      Object.fromEntries(
        courts.map(([cle, texte]) => [`motif_${cle}`, `Ce motif compte ${texte.length} caractères : il en faut au moins ${min}.`]),
      ),
    )
  const longs = entrees.filter(([, texte]) => texte.length > 4000)
  if (longs.length > 0)
    throw new RefusError(
      refus('R-FLE-13', 'Un motif compte 4 000 caractères au plus.'),
      Object.fromEntries(longs.map(([cle]) => [`motif_${cle}`, 'Ce motif est trop long : 4 000 caractères au plus.'])),
    )
}

/** Postpones an item: the record returns to the state from which a new session can take it. @throws as `applyTransition` */
export const ajournerExamen =
  (objets: Objets) =>
  async (acteur: Acteur, { id, version, motif }: { id: string; version: number; motif: string }): Promise<Succes> => {
    const examen = await avancerExamen(acteur, {
      action: 'ajourner',
      id,
      version,
      motif,
      before: async () => ({ motifAjournement: motif }),
      within: async (tx, row) => {
        const objet = objetDe(objets, row.objetType)
        if (!(await objet.sansObjet(tx, id))) await objet.ajourner(tx, acteur, id, motif)
      },
    })
    return chemin(examen, 'ajourner')
  }

/**
 * Takes an item off the agenda because its record was withdrawn or lapsed. The record itself does not change. Does nothing
 * for an item that is over.
 */
export async function retirerSansObjet(tx: Tx, systeme: Acteur, id: string, objet: Pick<Objet, 'sansObjet'>): Promise<boolean> {
  const motif = await objet.sansObjet(tx, id)
  const examen = await tx.examen.findUnique({ where: { id }, select: { statut: true } })
  if (!motif || !examen || !vivant(examen)) return false
  await avancerExamen(systeme, { action: 'ajourner', id, motif, before: async () => ({ motifAjournement: motif, sansObjet: true }) }, tx)
  return true
}
