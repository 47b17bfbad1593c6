import { CategorieStage, type Zone } from '@/generated/prisma/enums'
import { motsDe } from '@/lib/core/donnees/recherche'
import type { Point } from '@/lib/referentiel/territoire/distance'
import type { Second } from '@/lib/referentiel/stage/couplage'
import { resteAuChoix, type PosteOffert } from '@/lib/referentiel/stage/offre'
import type { FiltresOffre, Tri } from './schema'

export type CommuneOfferte = Point & Readonly<{ code: string; nom: string; zone: Zone; territoireId: string; territoire: string }>

/** A post as the offer shows it. */
export type PosteInstantane = PosteOffert &
  Readonly<{
    id: string
    categorie: CategorieStage
    terrainId: string
    intitule: string
    structure: string
    logement: boolean
    commune: CommuneOfferte
    /** The second place of a coupled stage, and its commune (R-DES-2). */
    second: (Second & Readonly<{ lieu: CommuneOfferte }>) | null
    /** Names of the terrains, their structures and communes, without case or accents. */
    recherche: string
  }>

type Ordre = Exclude<Tri, 'distance'>

/** The whole offer of one semester, in each of its orders. */
export type Instantane = Readonly<{
  ordres: Readonly<Record<Ordre, readonly PosteInstantane[]>>
  parId: ReadonlyMap<string, PosteInstantane>
  territoires: readonly Readonly<{ id: string; nom: string }>[]
}>

type Cle = (p: PosteInstantane) => readonly (string | number)[]

const TYPES = Object.values(CategorieStage)

const CLES: Record<Ordre, Cle> = {
  type: (p) => [TYPES.indexOf(p.categorie), p.structure, p.intitule],
  terrain: (p) => [p.intitule, p.structure],
  commune: (p) => [p.commune.nom, p.intitule],
  reste: (p) => [resteAuChoix(p), p.structure, p.intitule],
}

const alphabet = new Intl.Collator('fr', { numeric: true })

function comparer(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? ''
    const ecart = typeof x === 'number' && typeof y === 'number' ? x - y : alphabet.compare(String(x), String(y))
    if (ecart !== 0) return ecart
  }
  return 0
}

function ranger(postes: readonly PosteInstantane[], cle: Cle): PosteInstantane[] {
  const cles = new Map(postes.map((p) => [p.id, [...cle(p), p.id]]))
  return postes.toSorted((a, b) => comparer(cles.get(a.id) ?? [], cles.get(b.id) ?? []))
}

/** Sorts an offer into its orders once, for all its readers. */
export function instantaneDe(postes: readonly PosteInstantane[]): Instantane {
  const noms = new Map(postes.map(({ commune }) => [commune.territoireId, commune.territoire]))
  return {
    ordres: {
      type: ranger(postes, CLES.type),
      terrain: ranger(postes, CLES.terrain),
      commune: ranger(postes, CLES.commune),
      reste: ranger(postes, CLES.reste),
    },
    parId: new Map(postes.map((p) => [p.id, p])),
    territoires: [...noms].map(([id, nom]) => ({ id, nom })).sort((a, b) => alphabet.compare(a.nom, b.nom)),
  }
}

type Garde = Partial<Pick<FiltresOffre, 'q' | 'categorie' | 'zone' | 'territoire' | 'logement' | 'libres'>>

/** The posts that match the filters, in the order of the kind of stage or the one given. All words must match. */
export function garder(
  postes: readonly PosteInstantane[],
  { q, categorie, zone, territoire, logement, libres }: Garde,
): readonly PosteInstantane[] {
  const mots = motsDe(q)
  if (mots.length === 0 && !categorie && !zone && !territoire && !logement && !libres) return postes
  return postes.filter(
    (p) =>
      (!categorie || p.categorie === categorie) &&
      (!zone || p.commune.zone === zone) &&
      (!territoire || p.commune.territoireId === territoire) &&
      (!logement || p.logement) &&
      (!libres || resteAuChoix(p) > 0) &&
      mots.every((mot) => p.recherche.includes(mot)),
  )
}
