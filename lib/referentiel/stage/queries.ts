import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, MoitieStage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { contient, motsDe } from '@/lib/core/donnees/recherche'
import { listCommunesCarte, type CommuneCarte } from '@/lib/referentiel/territoire/queries'
import { AGREMENT, AGREMENT_MSU, refusOffrable } from './agrement'
import { autreMoitie, secondDe, secondSelect, type Second } from './couplage'
import { offerte, type Offerte } from './offre'
import { offreVisible } from './policy'
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
        ...AGREMENT_MSU,
        personne: { select: { prenom: true, nom: true } },
      },
    },
  },
} as const satisfies Prisma.Terrain$praticiensArgs

const ligne = {
  id: true,
  intitule: true,
  ...AGREMENT,
  logement: true,
  structure: { select: { nom: true, type: true, quartierPrioritaire: true, commune } },
  praticiens,
} as const satisfies Prisma.TerrainSelect

type LigneLue = Prisma.TerrainGetPayload<{ select: typeof ligne }>

/** Whether a terrain can be offered for the next semester, for at least one kind of stage; else the reason. */
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

/** One page of the terrains that match the filters, by structure and name. Terrains are public. */
export async function listTerrains(
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

/**
 * The communes of the chosen territory as a map draws them, each with the number of its terrains that match the filters, the
 * commune filter excepted.
 */
export const listCarte = (filtres: FiltresTerrains): Promise<CommuneCarte[]> =>
  listCommunesCarte(filtrer({ ...filtres, commune: undefined }), filtres.territoire)

const dernieres = (acteur: Acteur) =>
  ({
    where: { semestre: offreVisible(acteur) },
    orderBy: [{ semestre: { debut: 'desc' } }, { categorie: 'asc' }],
    take: 6,
  }) as const satisfies Prisma.Terrain$postesArgs
const offert = {
  id: true,
  categorie: true,
  capaciteOfferte: true,
  horsChoix: true,
  ajoutes: true,
  semestre: { select: { code: true, libelle: true } },
} as const satisfies Prisma.PosteSelect

const ficheDe = (acteur: Acteur) =>
  ({
    ...ligne,
    fiche: true,
    transport: true,
    exerciceCoordonne: true,
    asalee: true,
    structure: { select: { ...ligne.structure.select, adresse: true, finessEt: true, directeurNom: true } },
    responsable: { select: { prenom: true, nom: true } },
    postes: { ...dernieres(acteur), select: { ...offert, ...secondSelect } },
    seconds: { ...dernieres(acteur), select: { ...offert, premiereMoitie: true, terrain: secondSelect.secondTerrain } },
  }) as const satisfies Prisma.TerrainSelect

export type TerrainLu = Omit<Prisma.TerrainGetPayload<{ select: ReturnType<typeof ficheDe> }>, 'postes' | 'seconds'> & {
  semestre: Semestre
  /** For each kind of stage it is agréé for: why it cannot be offered for the next semester, or null. */
  etats: readonly Readonly<{ categorie: CategorieStage; empechement: string | null }>[]
  offres: readonly LigneOffre[]
}

/** One terrain with its agrément, its practitioners and its latest offers. Null when there is none. */
export const getTerrain = cache(async (acteur: Acteur, id: string): Promise<TerrainLu | null> => {
  const lu = await db.terrain.findUnique({ where: { id }, select: ficheDe(acteur), relationLoadStrategy: 'join' })
  if (!lu) return null
  const semestre = semestreSuivant(semestreAu(aujourdhui()).code)
  const { postes, seconds, ...terrain } = lu
  return {
    ...terrain,
    semestre,
    etats: terrain.categories.map((categorie) => ({
      categorie,
      empechement: refusOffrable(terrain, categorie, semestre)?.message ?? null,
    })),
    offres: [
      ...postes.map((p) => ({ p, ailleurs: secondDe(p), ici: p.premiereMoitie })),
      ...seconds.map((p) => ({
        p,
        ailleurs: secondDe({ premiereMoitie: p.premiereMoitie, secondTerrain: p.terrain }),
        ici: p.premiereMoitie && autreMoitie(p.premiereMoitie),
      })),
    ]
      .toSorted((a, b) => (a.p.semestre.code < b.p.semestre.code ? 1 : a.p.semestre.code > b.p.semestre.code ? -1 : 0))
      .map(({ p, ailleurs, ici }) => ({ id: p.id, semestre: p.semestre.libelle, ...offerte(p), ailleurs, ici })),
  }
})

export type LigneOffre = Offerte &
  Readonly<{
    id: string
    semestre: string
    /** The other terrain of a coupled stage in two places, and the half done here (R-DES-2). */
    ailleurs: Second | null
    ici: MoitieStage | null
  }>
