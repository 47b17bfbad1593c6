import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, Zone } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { echapperLike, motsDe } from '@/lib/core/recherche'
import { distanceKm, type Point } from '@/lib/referentiel/territoire/distance'
import { offerte, type Offerte } from '../offre'
import { offreVisible } from '../policy'
import type { Semestre } from '../semestre'
import { fenetre } from './fenetre'
import { POSTES_PAR_PAGE, type FiltresOffre, type Tri } from './schema'

/** A commune of the offer: how many posts the filters keep there, and the places they offer. */
export type CommuneOffre = Readonly<{
  code: string
  nom: string
  zone: Zone
  postes: number
  offerts: number
  reste: number
  /** Kilometres in a straight line from the interne's own commune; null for everyone else. */
  distance: number | null
}>

export type PosteListe = Offerte &
  Readonly<{
    id: string
    logement: boolean
    zone: Zone
    distance: number | null
    terrain: Readonly<{ id: string; intitule: string; structure: string; commune: string }>
  }>

export type Offre = Readonly<{
  semestres: readonly Semestre[]
  /** Null when no offer can be read yet. */
  semestre: Semestre | null
  postes: readonly PosteListe[]
  communes: readonly CommuneOffre[]
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

/** The home commune of an interne, for their own eyes; nobody else has one here. */
export async function getDomicile(acteur: Acteur): Promise<(Point & Readonly<{ nom: string }>) | null> {
  if (!acteur.interneId) return null
  const interne = await db.interne.findUnique({
    where: { id: acteur.interneId },
    select: { commune: { select: { nom: true, latitude: true, longitude: true } } },
  })
  return interne?.commune ?? null
}

const TABLES = Prisma.sql`poste p JOIN terrain t ON t.id = p."terrainId" JOIN structure s ON s.id = t."structureId" JOIN commune c ON c.code = s."communeCode"`
/** `resteAuChoix`, told to the database. */
const RESTE = Prisma.sql`(p."capaciteOfferte" - GREATEST(0, p."horsChoix" - p.ajoutes))`

function condition(semestreCode: string, { q, categorie, zone, territoire, logement, libres }: FiltresOffre): Prisma.Sql {
  const mots = motsDe(q).map((mot) => `%${echapperLike(mot)}%`)
  return Prisma.join(
    [
      Prisma.sql`p."semestreCode" = ${semestreCode}`,
      ...(categorie ? [Prisma.sql`p.categorie = ${categorie}::"CategorieStage"`] : []),
      ...(zone ? [Prisma.sql`c.zone = ${zone}::"Zone"`] : []),
      ...(territoire ? [Prisma.sql`c."territoireId" = ${territoire}::uuid`] : []),
      ...(logement ? [Prisma.sql`t.logement`] : []),
      ...(libres ? [Prisma.sql`${RESTE} > 0`] : []),
      ...mots.map((mot) => Prisma.sql`(t.recherche LIKE ${mot} OR s.recherche LIKE ${mot} OR c.recherche LIKE ${mot})`),
    ],
    ' AND ',
  )
}

type CommuneLue = Point & Omit<CommuneOffre, 'distance'>

/** The communes of an offer with their posts; from them come the totals, the map, and the order by distance. */
const lireCommunes = (ou: Prisma.Sql): Promise<CommuneLue[]> =>
  db.$queryRaw`
    SELECT c.code, c.nom, c.zone::text AS zone, c.latitude, c.longitude, count(*)::int AS postes,
      sum(p."capaciteOfferte")::int AS offerts, sum(${RESTE})::int AS reste
    FROM ${TABLES} WHERE ${ou} GROUP BY c.code ORDER BY c.nom, c.code`

type PosteLu = Readonly<{
  id: string
  categorie: CategorieStage
  capaciteOfferte: number
  horsChoix: number
  ajoutes: number
  terrainId: string
  intitule: string
  logement: boolean
  structure: string
  code: string
  commune: string
  zone: Zone
}>

const lirePostes = (ou: Prisma.Sql, ordre: Prisma.Sql, saut: number): Promise<PosteLu[]> =>
  db.$queryRaw`
    SELECT p.id, p.categorie::text AS categorie, p."capaciteOfferte", p."horsChoix", p.ajoutes, t.id AS "terrainId", t.intitule,
      t.logement, s.nom AS structure, c.code, c.nom AS commune, c.zone::text AS zone
    FROM ${TABLES} WHERE ${ou} ORDER BY ${ordre}, p.id LIMIT ${POSTES_PAR_PAGE} OFFSET ${saut}`

const ORDRES: Record<Exclude<Tri, 'distance'>, readonly Prisma.Sql[]> = {
  type: [Prisma.sql`p.categorie`, Prisma.sql`s.recherche`, Prisma.sql`t.recherche`],
  terrain: [Prisma.sql`t.recherche`, Prisma.sql`s.recherche`],
  commune: [Prisma.sql`c.recherche`, Prisma.sql`t.recherche`],
  reste: [RESTE, Prisma.sql`s.recherche`, Prisma.sql`t.recherche`],
}

const dansLOrdre = ([premier = Prisma.sql`p.id`, ...suite]: readonly Prisma.Sql[], sens: 'asc' | 'desc'): Prisma.Sql =>
  Prisma.join([sens === 'desc' ? Prisma.sql`${premier} DESC` : premier, ...suite], ', ')

const VIDE = { semestre: null, postes: [], communes: [], total: 0, offerts: 0, reste: 0, page: 1, pages: 1 } as const

/**
 * One page of the offer of one semester, with its totals and its communes. Five queries whatever its size; the map
 * (`vue: 'carte'`) reads no post. Distances are those of the interne who asks.
 */
export async function listOffre(acteur: Acteur, filtres: FiltresOffre): Promise<Offre> {
  const [semestres, domicile] = await Promise.all([listSemestresOfferts(acteur), getDomicile(acteur)])
  const semestre = semestres.find((s) => s.code === filtres.semestre) ?? semestres[0]
  if (!semestre) return { ...VIDE, semestres, domicile: domicile?.nom ?? null }
  const ou = condition(semestre.code, filtres)
  const lues = await lireCommunes(ou)
  const communes = lues.map(({ latitude, longitude, ...c }) => ({
    ...c,
    distance: domicile && distanceKm(domicile, { latitude, longitude }),
  }))
  const gardees = communes.filter((c) => !filtres.commune || c.code === filtres.commune)
  const somme = (de: 'postes' | 'offerts' | 'reste'): number => gardees.reduce((n, c) => n + c[de], 0)
  const total = somme('postes')
  const pages = Math.max(1, Math.ceil(total / POSTES_PAR_PAGE))
  const page = Math.min(filtres.page, pages)
  const lus = filtres.vue === 'carte' || total === 0 ? [] : await lirePage(ou, filtres, gardees, (page - 1) * POSTES_PAR_PAGE)
  const distances = new Map(communes.map((c) => [c.code, c.distance]))
  return {
    semestres,
    semestre,
    communes,
    postes: lus.map((p) => ({
      id: p.id,
      ...offerte(p),
      logement: p.logement,
      zone: p.zone,
      distance: distances.get(p.code) ?? null,
      terrain: { id: p.terrainId, intitule: p.intitule, structure: p.structure, commune: p.commune },
    })),
    total,
    offerts: somme('offerts'),
    reste: somme('reste'),
    page,
    pages,
    domicile: domicile?.nom ?? null,
  }
}

function lirePage(
  ou: Prisma.Sql,
  { tri, sens, commune }: FiltresOffre,
  communes: readonly CommuneOffre[],
  saut: number,
): Promise<PosteLu[]> {
  if (tri === 'distance') {
    const signe = sens === 'desc' ? -1 : 1
    const rangees = communes.toSorted((a, b) => signe * ((a.distance ?? 0) - (b.distance ?? 0)) || a.code.localeCompare(b.code))
    const vue = fenetre(
      rangees.map((c) => ({ code: c.code, nombre: c.postes })),
      saut,
      POSTES_PAR_PAGE,
    )
    const ordre = Prisma.sql`array_position(${vue.codes}::text[], c.code), t.recherche`
    return lirePostes(Prisma.sql`${ou} AND c.code = ANY (${vue.codes}::text[])`, ordre, vue.saut)
  }
  return lirePostes(commune ? Prisma.sql`${ou} AND c.code = ${commune}` : ou, dansLOrdre(ORDRES[tri], sens), saut)
}
