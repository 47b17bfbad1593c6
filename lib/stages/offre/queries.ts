import 'server-only'
import type { Zone } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { distanceKm, type Point } from '@/lib/referentiel/territoire/distance'
import type { Second } from '@/lib/referentiel/stage/couplage'
import { offerte, resteAuChoix, type Offerte } from '@/lib/referentiel/stage/offre'
import { offreVisible } from '@/lib/referentiel/stage/policy'
import type { Semestre } from '@/lib/referentiel/stage/semestre'
import { garder, type PosteInstantane } from './instantane'
import { lireInstantane } from './instantane/queries'
import { POSTES_PAR_PAGE, type FiltresOffre } from './schema'

/** A commune of the offer: how many of its posts match the filters, and their places. */
export type CommuneOffre = Readonly<{
  code: string
  nom: string
  zone: Zone
  postes: number
  offerts: number
  reste: number
  /** Kilometres in a straight line from the interne's own commune; null for every other reader. */
  distance: number | null
}>

export type PosteListe = Offerte &
  Readonly<{
    id: string
    logement: boolean
    zone: Zone
    distance: number | null
    terrain: Readonly<{ id: string; intitule: string; structure: string; commune: string }>
    second: Second | null
  }>

export type Offre = Readonly<{
  semestres: readonly Semestre[]
  /** Null when no offer can be read yet. */
  semestre: Semestre | null
  /** Territories in which the semester offers a post, by name. */
  territoires: readonly Readonly<{ id: string; nom: string }>[]
  postes: readonly PosteListe[]
  communes: readonly CommuneOffre[]
  /** Name of the commune chosen as a filter. */
  lieu: string | null
  total: number
  offerts: number
  reste: number
  page: number
  pages: number
  /** Name of the interne's own commune, from which distances are measured. */
  domicile: string | null
}>

/** The semesters whose offer this actor may read, latest first. */
export const listSemestresOfferts = (acteur: Acteur): Promise<Semestre[]> =>
  db.semestre.findMany({
    where: offreVisible(acteur),
    orderBy: { debut: 'desc' },
    select: { code: true, libelle: true, debut: true, fin: true },
  })

/** The home commune of the interne who reads; null for every other reader. */
export async function getDomicile(acteur: Acteur): Promise<(Point & Readonly<{ nom: string }>) | null> {
  if (!acteur.interneId) return null
  const interne = await db.interne.findUnique({
    where: { id: acteur.interneId },
    select: { commune: { select: { nom: true, latitude: true, longitude: true } } },
  })
  return interne?.commune ?? null
}

const VIDE = {
  semestre: null,
  territoires: [],
  postes: [],
  communes: [],
  lieu: null,
  total: 0,
  offerts: 0,
  reste: 0,
  page: 1,
  pages: 1,
} as const

/** Kilometres from the home commune, computed once for each commune. */
function mesurer(domicile: Point | null): (commune: PosteInstantane['commune']) => number | null {
  const mesures = new Map<string, number>()
  return (commune) => {
    if (!domicile) return null
    const mesure = mesures.get(commune.code) ?? distanceKm(domicile, commune)
    mesures.set(commune.code, mesure)
    return mesure
  }
}

/** The communes of a post: two for a coupled stage in two communes. */
const lieuxDe = ({ commune, second }: PosteInstantane): PosteInstantane['commune'][] =>
  second && second.lieu.code !== commune.code ? [commune, second.lieu] : [commune]

/** The communes of some posts, by name, with their places; a coupled stage counts in both of its own. */
function parCommune(postes: readonly PosteInstantane[], distance: (c: PosteInstantane['commune']) => number | null): CommuneOffre[] {
  const communes = new Map<string, CommuneOffre>()
  for (const [commune, p] of postes.flatMap((poste) => lieuxDe(poste).map((lieu) => [lieu, poste] as const))) {
    const { postes: n, offerts, reste } = communes.get(commune.code) ?? { postes: 0, offerts: 0, reste: 0 }
    communes.set(commune.code, {
      code: commune.code,
      nom: commune.nom,
      zone: commune.zone,
      postes: n + 1,
      offerts: offerts + p.capaciteOfferte,
      reste: reste + resteAuChoix(p),
      distance: distance(commune),
    })
  }
  return [...communes.values()].sort((a, b) => a.nom.localeCompare(b.nom, 'fr') || a.code.localeCompare(b.code))
}

/**
 * One page of the offer of one semester, with its totals; the map (`vue: 'carte'`) has its communes and no post. Three
 * queries whatever its size, plus the posts themselves after a change. Distances are those of the interne who reads.
 */
export async function listOffre(acteur: Acteur, filtres: FiltresOffre): Promise<Offre> {
  const [semestres, domicile] = await Promise.all([listSemestresOfferts(acteur), getDomicile(acteur)])
  // By default the next semester, for which people choose, even once a later one is published.
  const semestre = semestres.find((s) => s.code === filtres.semestre) ?? semestres.findLast((s) => s.debut > aujourdhui()) ?? semestres[0]
  if (!semestre) return { ...VIDE, semestres, domicile: domicile?.nom ?? null }
  const { ordres, territoires } = await lireInstantane(semestre.code)
  const distance = mesurer(domicile)
  const carte = filtres.vue === 'carte'
  const trouves = garder(ordres[filtres.tri === 'distance' ? 'terrain' : filtres.tri], filtres)
  const gardes = filtres.commune ? trouves.filter((p) => lieuxDe(p).some((lieu) => lieu.code === filtres.commune)) : trouves
  const pages = Math.max(1, Math.ceil(gardes.length / POSTES_PAR_PAGE))
  const page = Math.min(filtres.page, pages)
  const debut = (page - 1) * POSTES_PAR_PAGE
  const ranges = carte ? [] : dansLOrdre(gardes, filtres, distance).slice(debut, debut + POSTES_PAR_PAGE)
  return {
    semestres,
    semestre,
    territoires,
    communes: carte ? parCommune(trouves, distance) : [],
    lieu: gardes.flatMap(lieuxDe).find((lieu) => lieu.code === filtres.commune)?.nom ?? null,
    postes: ranges.map(({ commune, ...p }) => ({
      id: p.id,
      ...offerte(p),
      logement: p.logement,
      zone: commune.zone,
      distance: distance(commune),
      terrain: { id: p.terrainId, intitule: p.intitule, structure: p.structure, commune: commune.nom },
      second: p.second,
    })),
    total: gardes.length,
    offerts: gardes.reduce((n, p) => n + p.capaciteOfferte, 0),
    reste: gardes.reduce((n, p) => n + resteAuChoix(p), 0),
    page,
    pages,
    domicile: domicile?.nom ?? null,
  }
}

function dansLOrdre(
  postes: readonly PosteInstantane[],
  { tri, sens }: FiltresOffre,
  distance: (c: PosteInstantane['commune']) => number | null,
): readonly PosteInstantane[] {
  const ranges = tri === 'distance' ? postes.toSorted((a, b) => (distance(a.commune) ?? 0) - (distance(b.commune) ?? 0)) : postes
  return sens === 'desc' ? ranges.toReversed() : ranges
}
