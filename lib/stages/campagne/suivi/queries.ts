import 'server-only'
import type { CategorieStage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { estUuid } from '@/lib/core/requete/champs'
import { db } from '@/lib/core/donnees/db'
import { IntrouvableError, type Refus } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { RELANCE } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { refusOffrable } from '@/lib/referentiel/stage/agrement'
import { refusRelance } from '../capacite/guards'
import { demandeSelect, terrainSelect } from '../capacite/queries'
import { DEMANDES_PAR_PAGE, lireReponses, type EtatDemande, type FiltresDemandes } from '../capacite/schema'
import type { Second } from '@/lib/referentiel/stage/couplage'
import { lireSecondsPossibles, type TerrainPossible } from '../offre/couplage/queries'
import { ecartDe, type LigneOffre } from '../offre/lignes'
import { lireOffre } from '../offre/queries'
import { LIGNES_PAR_PAGE, type FiltresOffre } from '../offre/schema'
import type { CampagnePostes } from '../policy'
import { getCampagne, type VueCampagne } from '../queries'

type Campagne = Pick<CampagnePostes, 'id' | 'jour' | 'reponsesAvant'>
type Recue = Readonly<{ reponduLe: Date | null; gardeeLe: Date | null }>
const etatDe = ({ reponduLe, gardeeLe }: Recue, { jour, reponsesAvant }: Campagne): EtatDemande =>
  reponduLe ? 'REPONDU' : gardeeLe ? 'GARDEE' : jour > reponsesAvant ? 'RETARD' : 'ATTENTE'

export type LigneDemande = Readonly<{
  id: string
  terrainId: string
  terrain: string
  structure: string
  commune: string
  /** The person who was asked; empty when none is known. */
  nom: string
  etat: EtatDemande
  demandeLe: Date
  relanceeLe: Date | null
  reponduLe: Date | null
  reponduPar: string | null
  places: number
  agrees: number
}>

/**
 * Each terrain asked, since when, and its state: awaited ones first, the oldest first. The caller has checked the right to
 * the campaign.
 */
export async function listDemandes(
  { id, jour, reponsesAvant }: Campagne,
  { etat, page: voulue }: FiltresDemandes,
): Promise<{ demandes: LigneDemande[]; repondues: number; gardees: number; total: number; page: number; pages: number }> {
  const where = { campagneId: id, ...(etat && { reponduLe: etat === 'attente' ? null : { not: null } }) }
  const [filtrees, total, repondues, gardees] = await Promise.all([
    db.demandeCapacite.count({ where }),
    db.demandeCapacite.count({ where: { campagneId: id } }),
    db.demandeCapacite.count({ where: { campagneId: id, reponduLe: { not: null } } }),
    db.demandeCapacite.count({ where: { campagneId: id, reponduLe: null, gardeeLe: { not: null } } }),
  ])
  const pages = Math.max(1, Math.ceil(filtrees / DEMANDES_PAR_PAGE))
  const page = Math.min(voulue, pages)
  const lues = await db.demandeCapacite.findMany({
    where,
    orderBy: [
      { reponduLe: { sort: 'desc', nulls: 'first' } },
      { demandeLe: 'asc' },
      { terrain: { structure: { nom: 'asc' } } },
      { id: 'asc' },
    ],
    skip: (page - 1) * DEMANDES_PAR_PAGE,
    take: DEMANDES_PAR_PAGE,
    select: {
      id: true,
      terrainId: true,
      nom: true,
      demandeLe: true,
      relanceeLe: true,
      reponduLe: true,
      gardeeLe: true,
      reponduPar: true,
      reponses: true,
      terrain: {
        select: { intitule: true, capaciteAgreee: true, structure: { select: { nom: true, commune: { select: { nom: true } } } } },
      },
    },
    relationLoadStrategy: 'join',
  })
  const demandes = lues.map(({ terrain, reponses, ...d }) => ({
    ...d,
    terrain: terrain.intitule,
    structure: terrain.structure.nom,
    commune: terrain.structure.commune.nom,
    agrees: terrain.capaciteAgreee,
    places: lireReponses(reponses).reduce((somme, r) => somme + r.capacite, 0),
    etat: etatDe(d, { id, jour, reponsesAvant }),
  }))
  return { demandes, repondues, gardees, total, page, pages }
}

/**
 * One page of the offer beside the answers. `voir`: only lines that differ, or that cannot be offered. @throws
 * IntrouvableError, InterditError
 */
export async function getOffre(
  acteur: Acteur,
  campagneId: string,
  { categorie, voir, page: voulue }: FiltresOffre,
): Promise<{ campagne: VueCampagne; lignes: LigneOffre[]; total: number; ecarts: number; reserves: number; page: number; pages: number }> {
  const campagne = await getCampagne(acteur, campagneId)
  const toutes = await lireOffre(db, campagne)
  const differe = (l: LigneOffre): boolean => (ecartDe(l) ?? 0) !== 0
  const reservee = (l: LigneOffre): boolean => l.reserve !== null
  const lignes = toutes.filter(
    (l) => (!categorie || l.categorie === categorie) && (voir === 'ecarts' ? differe(l) : voir === 'reserves' ? reservee(l) : true),
  )
  const pages = Math.max(1, Math.ceil(lignes.length / LIGNES_PAR_PAGE))
  const page = Math.min(voulue, pages)
  return {
    campagne,
    lignes: lignes.slice((page - 1) * LIGNES_PAR_PAGE, page * LIGNES_PAR_PAGE),
    total: toutes.length,
    ecarts: toutes.filter(differe).length,
    reserves: toutes.filter(reservee).length,
    page,
    pages,
  }
}

export type OffreCategorie = Readonly<{
  categorie: CategorieStage
  repondu: number | null
  offert: number | null
  horsChoix: number
  second: Second | null
  reserve: string | null
}>
export type VueTerrain = Readonly<{
  campagne: VueCampagne
  id: string
  terrain: string
  structure: string
  commune: string
  agrees: number
  demande: Readonly<{
    id: string
    version: number
    nom: string
    courriel: string
    demandeLe: Date
    relanceeLe: Date | null
    reponduLe: Date | null
    reponduPar: string | null
    empechement: string
    etat: EtatDemande
    /** Why no reminder can be sent now, or null. */
    rappel: Refus | null
  }> | null
  lignes: readonly OffreCategorie[]
  /** Where its coupled stage may end; empty when it offers none. */
  seconds: readonly TerrainPossible[]
}>

/** One terrain in a campaign: the request, the answer, the offer. @throws IntrouvableError, InterditError */
export async function getTerrainCampagne(acteur: Acteur, campagneId: string, terrainId: string): Promise<VueTerrain> {
  const campagne = await getCampagne(acteur, campagneId)
  if (!estUuid(terrainId)) throw new IntrouvableError()
  const [terrain, demande, lignes, parametres] = await Promise.all([
    db.terrain.findUnique({ where: { id: terrainId }, select: terrainSelect, relationLoadStrategy: 'join' }),
    db.demandeCapacite.findUnique({
      where: { campagneId_terrainId: { campagneId, terrainId } },
      select: demandeSelect,
      relationLoadStrategy: 'join',
    }),
    lireOffre(db, campagne, terrainId),
    getParametres(RELANCE),
  ])
  if (!terrain) throw new IntrouvableError()
  const reponses = demande && (demande.reponduLe ?? demande.gardeeLe) ? lireReponses(demande.reponses) : null
  const categories = [...new Set([...terrain.categories, ...lignes.map((l) => l.categorie)])]
  const couplable = lignes.some((l) => l.categorie === 'SFE' && l.offert !== null)
  return {
    campagne,
    id: terrain.id,
    seconds: couplable ? await lireSecondsPossibles(db, terrain.id) : [],
    terrain: terrain.intitule,
    structure: terrain.structure.nom,
    commune: terrain.structure.commune.nom,
    agrees: terrain.capaciteAgreee,
    demande: demande && {
      ...demande,
      etat: etatDe(demande, campagne),
      rappel: refusRelance(demande, parametres['flechage.relance_heures'], maintenant()) ?? null,
    },
    lignes: categories.map((categorie) => {
      const ligne = lignes.find((l) => l.categorie === categorie)
      return {
        categorie,
        repondu: reponses && (reponses.find((r) => r.categorie === categorie)?.capacite ?? 0),
        offert: ligne?.offert ?? null,
        horsChoix: ligne?.horsChoix ?? 0,
        second: ligne?.second ?? null,
        reserve: ligne ? ligne.reserve : (refusOffrable(terrain, categorie, campagne.semestre)?.message ?? null),
      }
    }),
  }
}
