import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { db, transaction, type Tx } from '@/lib/core/donnees/db'
import { adresseDistante, compterEssai, type Limite } from '@/lib/core/requete/debit'
import { ConflitError, exiger, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, finDeJournee, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { inscrire } from '@/lib/core/workflow/journal'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { RELANCE } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { refusOffreFigee } from '../guards'
import { attendue, peutGererPostes, type CampagnePostes } from '../policy'
import { refusLien, refusRelance, refusReponse } from './guards'
import { noticeCapacite, noticeRappel } from './notices'
import { demandeSelect, findParLien, objetDe, terrainSelect, type DemandeLue } from './queries'
import { MESSAGE_LIEN_INCONNU, nombresDe, type RefusParLien, type Reponse, type ReponseNotee, type ReponseParLien } from './schema'
import { correspondantDe, estSollicite } from './sollicitation'

const PAR_LIEN: Limite = { nom: 'capacite-lien', points: 20, secondes: 15 * 60 }
const PAR_ADRESSE: Limite = { nom: 'capacite-adresse', points: 60, secondes: 15 * 60 }

/** Asks every terrain that can be asked and was not yet: one request each, by mail when a person is known. Returns how many. */
export async function demanderCapacites(tx: Tx, campagne: Pick<CampagnePostes, 'id' | 'semestre' | 'reponsesAvant'>): Promise<number> {
  const jour = aujourdhui()
  const terrains = await tx.terrain.findMany({
    where: { capaciteAgreee: { gt: 0 }, capacites: { none: { campagneId: campagne.id } } },
    orderBy: { id: 'asc' },
    select: terrainSelect,
    relationLoadStrategy: 'join',
  })
  const sollicites = terrains.filter((t) => estSollicite(t, campagne.semestre, jour))
  const jetons = new Map<string, string>()
  const lignes = await tx.demandeCapacite.createManyAndReturn({
    data: sollicites.map((terrain) => {
      const jeton = nouveauJeton()
      jetons.set(terrain.id, jeton)
      const { nom, courriel } = correspondantDe(terrain) ?? { nom: '', courriel: '' }
      return {
        campagneId: campagne.id,
        terrainId: terrain.id,
        nom,
        courriel,
        jeton: empreinteJeton(jeton),
        expireLe: finDeJournee(isoJour(campagne.reponsesAvant)),
        demandeLe: maintenant(),
      }
    }),
    select: { id: true, terrainId: true, nom: true, courriel: true },
  })
  const parId = new Map(sollicites.map((t) => [t.id, t]))
  await mettreEnFile(
    tx,
    lignes.flatMap(({ id, terrainId, nom, courriel }) => {
      const terrain = parId.get(terrainId)
      if (!terrain || courriel === '') return []
      const { intitule, structure } = terrain
      const objet = {
        demandeId: id,
        nom,
        courriel,
        terrain: intitule,
        structure: structure.nom,
        commune: structure.commune.nom,
        semestre: campagne.semestre,
        reponsesAvant: campagne.reponsesAvant,
      }
      return [noticeCapacite(objet, jetons.get(terrainId) ?? '')]
    }),
  )
  return lignes.length
}

async function ecrire(
  tx: Tx,
  demande: DemandeLue,
  { reponses, empechement, par, version }: { reponses: readonly Reponse[]; empechement: string; par: string; version: number },
): Promise<void> {
  const faute = refusReponse(demande.terrain, reponses, empechement)
  if (faute) throw new RefusError(faute.refus, faute.champ ? { [faute.champ]: faute.refus.message } : undefined)
  const { count } = await tx.demandeCapacite.updateMany({
    where: { id: demande.id, version },
    data: {
      reponses: reponses.map((r) => ({ ...r })),
      empechement,
      reponduPar: par,
      reponduLe: maintenant(),
      version: { increment: 1 },
    },
  })
  if (count !== 1) throw new ConflitError()
}

/** Kinds of stage that the form left empty count as zero. */
const completes = ({ terrain }: DemandeLue, nombres: readonly Reponse[]): Reponse[] => [
  ...terrain.categories.map((categorie) => nombres.find((n) => n.categorie === categorie) ?? { categorie, capacite: 0 }),
  ...nombres.filter((n) => !terrain.categories.includes(n.categorie)),
]

type ParLien = { jeton: string; version: number; par: string; empechement: string }

async function parLien(saisie: ParLien, evenement: string, nombres: readonly Reponse[]): Promise<Succes> {
  await compterEssai(PAR_ADRESSE, await adresseDistante())
  await compterEssai(PAR_LIEN, empreinteJeton(saisie.jeton))
  await transaction(async (tx) => {
    // Locked until the commit, so that the offer is not submitted while an answer is being written.
    await tx.$queryRaw`SELECT c.id FROM campagne_postes c JOIN demande_capacite d ON d."campagneId" = c.id
      WHERE d.jeton = ${empreinteJeton(saisie.jeton)} FOR SHARE OF c`
    const demande = await findParLien(tx, saisie.jeton)
    if (!demande) throw new RefusError(refus('CAPACITE-LIEN', MESSAGE_LIEN_INCONNU))
    exiger(refusLien(demande, maintenant()))
    await ecrire(tx, demande, { ...saisie, reponses: completes(demande, nombres) })
    await inscrire(tx, acteurSysteme(), {
      objetType: 'demande_capacite',
      objetId: demande.id,
      evenement,
      qualite: 'HOTE',
      motif: saisie.par,
    })
  })
  return { redirect: `/capacite/${saisie.jeton}?fait=${evenement}` }
}

/** A terrain's answer, through its link; corrected the same way until the term. @throws ConflitError, RefusError R-CAM-1, R-MSU-20, CAPACITE-… */
export const repondreCapacite = (saisie: ReponseParLien): Promise<Succes> => parLien(saisie, 'repondre', nombresDe(saisie))

/** Answers « we receive no interne », with its reason. @throws as `repondreCapacite` */
export const declinerCapacite = (saisie: RefusParLien): Promise<Succes> => parLien(saisie, 'decliner', [])

async function lireDemande(tx: Tx, acteur: Acteur, id: string): Promise<DemandeLue> {
  if (!peutGererPostes(acteur)) throw new InterditError()
  const demande = await tx.demandeCapacite.findUnique({ where: { id }, select: demandeSelect, relationLoadStrategy: 'join' })
  if (!demande) throw new IntrouvableError()
  return demande
}

const chemin = ({ campagneId, terrain }: DemandeLue, fait: string): Succes => ({
  redirect: `/stages/campagnes/${campagneId}/terrains/${terrain.id}?fait=${fait}`,
})

/**
 * An answer received by telephone, recorded by the secretariat, even after the term. @throws as `repondreCapacite`,
 * InterditError, RefusError CAMPAGNE-FIGEE
 */
export async function noterCapacite(acteur: Acteur, saisie: ReponseNotee): Promise<Succes> {
  return transaction(async (tx) => {
    const demande = await lireDemande(tx, acteur, saisie.id)
    exiger(refusOffreFigee(demande.campagne.statut))
    await ecrire(tx, demande, { ...saisie, reponses: completes(demande, nombresDe(saisie)), par: `${saisie.par}, par téléphone` })
    await inscrire(tx, acteur, {
      objetType: 'demande_capacite',
      objetId: demande.id,
      evenement: 'noter',
      qualite: 'GESTIONNAIRE',
      motif: saisie.par,
    })
    return chemin(demande, 'noter')
  })
}

/** Sends a new link; the link of the earlier message stops working. @throws ConflitError when it was answered or reminded meanwhile */
async function rappeler(tx: Tx, acteur: Acteur, demande: DemandeLue): Promise<void> {
  const jeton = nouveauJeton()
  const { count } = await tx.demandeCapacite.updateMany({
    where: { id: demande.id, jeton: demande.jeton, ...attendue },
    data: { jeton: empreinteJeton(jeton), relanceeLe: maintenant() },
  })
  if (count !== 1) throw new ConflitError()
  await mettreEnFile(tx, [noticeRappel(objetDe(demande), jeton)])
  const qualite = acteur.personneId ? 'GESTIONNAIRE' : 'SYSTEME'
  await inscrire(tx, acteur, { objetType: 'demande_capacite', objetId: demande.id, evenement: 'rappeler', qualite })
}

/** @throws InterditError, IntrouvableError, ConflitError, RefusError CAPACITE-RAPPEL, CAPACITE-CLOSE, CAPACITE-EXPIREE */
export async function rappelerCapacite(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const parametres = await getParametres(RELANCE)
  return transaction(async (tx) => {
    const demande = await lireDemande(tx, acteur, id)
    exiger(refusRelance(demande, parametres['flechage.relance_heures'], maintenant()))
    await rappeler(tx, acteur, demande)
    return chemin(demande, 'rappeler')
  })
}

/** How many requests one run of the scheduled reminder treats. */
const PAR_PASSAGE = 300

/** Reminds terrains that have not answered, at most once within each delay. `essai` counts and sends nothing. */
export async function rappelerEnAttente(acteur: Acteur, essai: boolean): Promise<{ faits: number; details: string[] }> {
  const heures = (await getParametres(RELANCE))['flechage.relance_heures']
  const avant = new Date(maintenant().getTime() - heures * 3_600_000)
  const demandes = await db.demandeCapacite.findMany({
    where: {
      ...attendue,
      courriel: { not: '' },
      demandeLe: { lte: avant },
      OR: [{ relanceeLe: null }, { relanceeLe: { lte: avant } }],
      expireLe: { gt: maintenant() },
      campagne: { statut: 'PREPARATION', reponsesClosesLe: null },
    },
    orderBy: { demandeLe: 'asc' },
    take: PAR_PASSAGE,
    select: demandeSelect,
    relationLoadStrategy: 'join',
  })
  const details: string[] = []
  for (const demande of demandes) {
    if (!essai && !(await rappelerSeul(acteur, demande))) continue
    details.push(`Demande ${demande.id} : rappel ${essai ? 'à envoyer' : 'envoyé'}.`)
  }
  return { faits: details.length, details }
}

async function rappelerSeul(acteur: Acteur, demande: DemandeLue): Promise<boolean> {
  try {
    await transaction((tx) => rappeler(tx, acteur, demande))
    return true
  } catch (erreur) {
    if (erreur instanceof ConflitError) return false
    throw erreur
  }
}
