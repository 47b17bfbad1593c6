import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { estUuid } from '@/lib/core/requete/champs'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { contient, motsDe } from '@/lib/core/donnees/recherche'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { INDEMNITES } from '../parametres'
import { AGREMENT } from '../agrement'
import { peutGererTerrains } from '../policy'
import { CHAMPS_STRUCTURE } from './structure/empreinte'

const structure = { id: true, ...CHAMPS_STRUCTURE, commune: { select: { nom: true } } } as const

const lireStructure = (id: string) => db.structure.findUnique({ where: { id }, select: structure })
export type StructureLue = NonNullable<Awaited<ReturnType<typeof lireStructure>>>

/** A structure as its form shows it; null when there is none. @throws InterditError */
export async function getStructure(acteur: Acteur, id: string): Promise<StructureLue | null> {
  if (!peutGererTerrains(acteur)) throw new InterditError()
  return estUuid(id) ? lireStructure(id) : null
}

export const STRUCTURES_MONTREES = 15

/** Structures whose name or commune contains these words, by name; fifteen at most. @throws InterditError */
export async function chercherStructures(acteur: Acteur, q: string | undefined) {
  if (!peutGererTerrains(acteur)) throw new InterditError()
  const mots = motsDe(q)
  if (mots.length === 0) return []
  return db.structure.findMany({
    where: { AND: mots.map((mot) => ({ OR: [contient(mot), { commune: contient(mot) }, { finessEt: mot.toUpperCase() }] })) },
    orderBy: [{ nom: 'asc' }, { id: 'asc' }],
    take: STRUCTURES_MONTREES,
    select: { id: true, nom: true, finessEt: true, commune: { select: { nom: true } }, _count: { select: { terrains: true } } },
  })
}

const lireTerrain = (id: string) =>
  db.terrain.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      version: true,
      intitule: true,
      ...AGREMENT,
      fiche: true,
      logement: true,
      transport: true,
      exerciceCoordonne: true,
      asalee: true,
      structure: { select: structure },
      responsable: { select: { courriel: true } },
      praticiens: {
        orderBy: [{ coordinateur: 'desc' }, { msu: { personne: { nom: 'asc' } } }],
        select: { msu: { select: { personne: { select: { courriel: true } } } } },
      },
    },
  })
export type TerrainModifiable = NonNullable<Awaited<ReturnType<typeof lireTerrain>>>

/** A terrain as its form shows it; null when there is none. @throws InterditError */
export async function getTerrainModifiable(acteur: Acteur, id: string): Promise<TerrainModifiable | null> {
  if (!peutGererTerrains(acteur)) throw new InterditError()
  return estUuid(id) ? lireTerrain(id) : null
}

const CLES_INDEMNITES = ['indemnite.transport_mois', 'indemnite.transport_km', 'indemnite.logement_mois'] as const

/** R-MSU-14 with the parameters in force, and the day on which they were last checked against their source. For every signed-in person. */
export async function getIndemnites() {
  const [parametres, lignes] = await Promise.all([
    getParametres(INDEMNITES),
    db.parametre.findMany({
      where: { cle: { in: [...CLES_INDEMNITES] } },
      orderBy: { verifieLe: 'asc' },
      select: { sourceTitre: true, verifieLe: true },
      take: 3,
    }),
  ])
  return {
    transport: parametres['indemnite.transport_mois'],
    kilometres: parametres['indemnite.transport_km'],
    logement: parametres['indemnite.logement_mois'],
    source: lignes[0] ?? null,
  }
}

export type Indemnites = Awaited<ReturnType<typeof getIndemnites>>
