import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import type { CategorieStage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { aujourdhui } from '@/lib/core/horloge'
import { contient, motsDe } from '@/lib/core/recherche'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { listCommunesCarte, type CommuneCarte } from '@/lib/referentiel/territoire/queries'
import { refusOffrable } from './agrement'
import { bilanOffre, resteAuChoix, type BilanOffre } from './offre'
import { TERRAINS_PAR_PAGE, type FiltresTerrains } from './schema'
import { semestreAu, semestreSuivant, type Semestre } from './semestre'

const commune = {
  select: { code: true, nom: true, zone: true, zoneActeLe: true, territoire: { select: { nom: true, population: true } } },
} as const
const praticiens = {
  orderBy: [{ coordinateur: 'desc' }, { msu: { personne: { nom: 'asc' } } }],
  select: {
    coordinateur: true,
    msu: {
      select: {
        agreeDu: true,
        agreeAu: true,
        suspenduLe: true,
        assuranceFin: true,
        formationLe: true,
        personne: { select: { prenom: true, nom: true } },
      },
    },
  },
} as const satisfies Prisma.Terrain$praticiensArgs

const ligne = {
  id: true,
  intitule: true,
  mode: true,
  categories: true,
  capaciteAgreee: true,
  agrementDebut: true,
  agrementFin: true,
  suspenduLe: true,
  logement: true,
  structure: { select: { nom: true, type: true, quartierPrioritaire: true, commune } },
  praticiens,
} as const satisfies Prisma.TerrainSelect

type LigneLue = Prisma.TerrainGetPayload<{ select: typeof ligne }>

/** Whether a terrain can be offered for the next semester, for one kind of stage at least; else why not. */
const etatDe = (terrain: LigneLue, semestre: Semestre): string | null => {
  const refus = terrain.categories.map((c) => refusOffrable(terrain, c, semestre))
  return refus.includes(undefined) ? null : (refus[0]?.message ?? 'Ce terrain n’est agréé pour aucun stage.')
}

export type TerrainListe = Omit<LigneLue, 'praticiens'> & { /** Null when it can be offered. */ empechement: string | null }

function filtrer({ q, categorie, zone, territoire, commune: code }: FiltresTerrains): Prisma.TerrainWhereInput {
  return {
    ...(categorie && { categories: { has: categorie } }),
    ...((zone || territoire || code) && { structure: { commune: { zone, territoireId: territoire, code } } }),
    AND: motsDe(q).map((mot) => ({ OR: [contient(mot), { structure: { OR: [contient(mot), { commune: contient(mot) }] } }] })),
  }
}

/** One page of the terrains the filters keep, by structure and name. Terrains are public. */
export async function listTerrains(
  _acteur: Acteur,
  filtres: FiltresTerrains,
): Promise<{ terrains: TerrainListe[]; total: number; page: number; pages: number; semestre: Semestre }> {
  const semestre = semestreSuivant(semestreAu(aujourdhui()).code)
  const where = filtrer(filtres)
  const total = await db.terrain.count({ where })
  const pages = Math.max(1, Math.ceil(total / TERRAINS_PAR_PAGE))
  const page = Math.min(filtres.page, pages)
  const lus = await db.terrain.findMany({
    where,
    select: ligne,
    relationLoadStrategy: 'join',
    orderBy: [{ structure: { nom: 'asc' } }, { intitule: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * TERRAINS_PAR_PAGE,
    take: TERRAINS_PAR_PAGE,
  })
  return {
    terrains: lus.map(({ praticiens: p, ...t }) => ({ ...t, empechement: etatDe({ ...t, praticiens: p }, semestre) })),
    total,
    page,
    pages,
    semestre,
  }
}

/** The communes as a map draws them, each with how many terrains the filters keep there; the commune filter itself apart. */
export const listCarte = (acteur: Acteur, filtres: FiltresTerrains): Promise<CommuneCarte[]> =>
  listCommunesCarte(acteur, filtrer({ ...filtres, commune: undefined }))

const fiche = {
  ...ligne,
  fiche: true,
  structure: { select: { ...ligne.structure.select, adresse: true, finessEt: true, directeurNom: true } },
  responsable: { select: { prenom: true, nom: true } },
  postes: {
    orderBy: [{ semestre: { debut: 'desc' } }, { categorie: 'asc' }],
    take: 6,
    select: { categorie: true, capaciteOfferte: true, horsChoix: true, ajoutes: true, semestre: { select: { code: true, libelle: true } } },
  },
} as const satisfies Prisma.TerrainSelect

export type TerrainLu = Omit<Prisma.TerrainGetPayload<{ select: typeof fiche }>, 'postes'> & {
  semestre: Semestre
  /** For each kind of stage it is agréé for: why it cannot be offered for the next semester, or null. */
  etats: readonly Readonly<{ categorie: CategorieStage; empechement: string | null }>[]
  offres: readonly LigneOffre[]
}

/** One terrain with its agrément, its practitioners and its latest offers. Null when there is none. */
export const getTerrain = cache(async (_acteur: Acteur, id: string): Promise<TerrainLu | null> => {
  const lu = await db.terrain.findUnique({ where: { id }, select: fiche, relationLoadStrategy: 'join' })
  if (!lu) return null
  const semestre = semestreSuivant(semestreAu(aujourdhui()).code)
  const { postes, ...terrain } = lu
  return {
    ...terrain,
    semestre,
    etats: terrain.categories.map((categorie) => ({
      categorie,
      empechement: refusOffrable(terrain, categorie, semestre)?.message ?? null,
    })),
    offres: postes.map((p) => ({ semestre: p.semestre.libelle, ...offerte(p) })),
  }
})

/** What the public list says of a post: never who, never why (R-FLE-9). */
type Offerte = Readonly<{ categorie: CategorieStage; offerts: number; reste: number; article44: boolean }>
export type LigneOffre = Offerte & Readonly<{ semestre: string }>

const offerte = (p: { categorie: CategorieStage; capaciteOfferte: number; horsChoix: number; ajoutes: number }): Offerte => ({
  categorie: p.categorie,
  offerts: p.capaciteOfferte,
  reste: resteAuChoix(p),
  article44: p.horsChoix > 0,
})

export type PosteListe = Offerte &
  Readonly<{ id: string; terrain: Readonly<{ id: string; intitule: string; structure: string; commune: string }> }>

/** The offer of one semester, by kind of stage then structure. */
export async function listOffre(_acteur: Acteur, semestreCode: string, categorie?: CategorieStage): Promise<PosteListe[]> {
  const postes = await db.poste.findMany({
    where: { semestreCode, categorie },
    orderBy: [{ categorie: 'asc' }, { terrain: { structure: { nom: 'asc' } } }, { terrain: { intitule: 'asc' } }],
    relationLoadStrategy: 'join',
    select: {
      id: true,
      categorie: true,
      capaciteOfferte: true,
      horsChoix: true,
      ajoutes: true,
      terrain: { select: { id: true, intitule: true, structure: { select: { nom: true, commune: { select: { nom: true } } } } } },
    },
  })
  return postes.map(({ id, terrain, ...p }) => ({
    id,
    ...offerte(p),
    terrain: { id: terrain.id, intitule: terrain.intitule, structure: terrain.structure.nom, commune: terrain.structure.commune.nom },
  }))
}

/** The semesters that have an offer, latest first. */
export const listSemestresOfferts = (_acteur: Acteur): Promise<Semestre[]> =>
  db.semestre.findMany({
    where: { postes: { some: {} } },
    orderBy: { debut: 'desc' },
    select: { code: true, libelle: true, debut: true, fin: true },
  })

/**
 * What an offer leaves to those who still choose by rank, against the legal minimum (R-STG-8, R-FLE-9). Counts the
 * internes in socle or approfondissement today, less those placed by article 44, on leave or out of the region.
 */
export async function getBilanOffre(_acteur: Acteur, semestreCode: string): Promise<BilanOffre> {
  const [postes, appeles, parametres] = await Promise.all([
    db.poste.findMany({
      where: { semestreCode, categorie: { not: 'N3_DJ' } },
      select: { capaciteOfferte: true, horsChoix: true, ajoutes: true },
    }),
    db.interne.count({
      where: { phase: { not: 'CONSOLIDATION' }, horsChoix: { none: { semestreCode } }, mobilites: { none: { semestreCode } } },
    }),
    getParametres(),
  ])
  return bilanOffre(postes, appeles, {
    tauxPourCent: parametres['offre.taux_pour_cent'],
    exceptionSeuil: parametres['offre.exception_seuil'],
    exceptionExcedent: parametres['offre.exception_excedent'],
  })
}
