import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, MoitieStage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/acteur'
import { db, type Tx } from '@/lib/core/db'
import { aujourdhui } from '@/lib/core/horloge'
import { contient, motsDe } from '@/lib/core/recherche'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { listCommunesCarte, type CommuneCarte } from '@/lib/referentiel/territoire/queries'
import { AGREMENT, AGREMENT_MSU, refusOffrable } from './agrement'
import type { Avancement } from './campagne/jauge'
import { attendue } from './campagne/policy'
import { getEffectif, lireEffectif } from './effectifs/queries'
import { autreMoitie, secondDe, secondSelect, type Second } from './couplage'
import { bilanOffre, offerte, type BilanOffre, type Offerte, type RegleOffre } from './offre'
import { offreVisible, peutPreparerOffre } from './policy'
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

/** The communes as a map draws them, those of the territory filtered, each with how many terrains the filters keep there; the commune filter itself apart. */
export const listCarte = (acteur: Acteur, filtres: FiltresTerrains): Promise<CommuneCarte[]> =>
  listCommunesCarte(acteur, filtrer({ ...filtres, commune: undefined }), filtres.territoire)

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

/**
 * What an offer leaves to those who still choose by rank, against the legal minimum (R-STG-8, R-FLE-9), with the rule in
 * force. Counts the internes whom the semester's call lists will hold, as the published result does: a surnombre is added
 * with its own place and counts on neither side (R-RNG-6). `tx`: as that transaction sees it, for an act.
 */
export async function getBilanOffre(_acteur: Acteur, semestreCode: string, tx?: Tx): Promise<BilanOffre & { regle: RegleOffre }> {
  const [postes, appeles, parametres] = await Promise.all([
    (tx ?? db).poste.findMany({
      where: { semestreCode, categorie: { not: 'N3_DJ' } },
      select: { capaciteOfferte: true, horsChoix: true, ajoutes: true },
    }),
    tx ? lireEffectif(tx, semestreCode, 'APPELES') : getEffectif(semestreCode, 'APPELES'),
    getParametres(),
  ])
  const regle = {
    tauxPourCent: parametres['offre.taux_pour_cent'],
    exceptionSeuil: parametres['offre.exception_seuil'],
    exceptionExcedent: parametres['offre.exception_excedent'],
  }
  return { ...bilanOffre(postes, appeles, regle), regle }
}

export type BilanSemestre = Readonly<{
  semestre: Semestre
  bilan: BilanOffre
  regle: RegleOffre
  /** Null when the portal runs no campaign of posts for it. */
  campagne: Avancement | null
}>

/** Semesters to come that have an offer, the nearest first, each with its balance. Nothing for those who do not prepare it. */
export async function listBilansOffre(acteur: Acteur): Promise<BilanSemestre[]> {
  if (!peutPreparerOffre(acteur)) return []
  const semestres = await db.semestre.findMany({
    where: { debut: { gt: aujourdhui() }, postes: { some: {} } },
    orderBy: { debut: 'asc' },
    take: 3,
    select: {
      code: true,
      libelle: true,
      debut: true,
      fin: true,
      campagnePostes: { select: { statut: true, _count: { select: { capacites: { where: attendue } } } } },
    },
    relationLoadStrategy: 'join',
  })
  return Promise.all(
    semestres.map(async ({ campagnePostes: c, ...semestre }) => {
      const { regle, ...bilan } = await getBilanOffre(acteur, semestre.code)
      return { semestre, bilan, regle, campagne: c && { statut: c.statut, enAttente: c._count.capacites } }
    }),
  )
}
