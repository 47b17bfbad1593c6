import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { masquer } from '@/lib/core/donnees/masquage'
import { ecrireCsv, ecrireXlsx, type Feuille } from '@/lib/core/donnees/tableur'
import { PUBLICATION } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { peutVoirFlechagesTerrain, peutVoirStatistiques } from '../policy'
import { LIBELLE_MOTIF } from '../schema'
import {
  anneeDe,
  COLONNES,
  DIMENSIONS,
  enLignes,
  LIBELLE_DIMENSION,
  libelleAnnee,
  semestresDe,
  type Dimension,
  type Statistiques,
  type TableauStatistique,
} from './schema'
import { NOM_ZONE, LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

export type AnneeStatistique = Readonly<{ annee: number; definitive: boolean }>

/**
 * The years with a campaign, latest first: a year is closed once its choice days are past. Years that are not closed are for
 * roles that steer.
 */
export async function listAnnees(acteur: Acteur): Promise<AnneeStatistique[]> {
  const campagnes = await db.campagneFlechage.findMany({ select: { semestreCode: true, choixLe: true } })
  const parAnnee = Map.groupBy(campagnes, (c) => anneeDe(c.semestreCode))
  return [...parAnnee]
    .map(([annee, siennes]) => ({ annee, definitive: siennes.every((c) => c.choixLe < aujourdhui()) }))
    .filter((a) => a.definitive || peutVoirStatistiques(acteur))
    .sort((a, b) => b.annee - a.annee)
}

const LIBELLES: Record<Dimension, Record<string, string>> = { categorie: LIBELLE_STAGE, zone: NOM_ZONE, motif: LIBELLE_MOTIF }

type Compte = Readonly<{ categorie: string; zone: string; motif: string; acceptee: boolean; nombre: number }>

/**
 * R-FLE-17: what was asked and decided in a year, small figures masked. This file returns nothing else, so pages and files
 * show the same. @throws InterditError
 */
export async function getStatistiques(acteur: Acteur, annee: number): Promise<Statistiques> {
  const trouvee = (await listAnnees(acteur)).find((a) => a.annee === annee)
  if (!trouvee) throw new InterditError()
  const [hiver, ete] = semestresDe(annee)
  const [comptes, parametres] = await Promise.all([
    db.$queryRaw<Compte[]>`
      SELECT f.categorie::text, co.zone::text, f.motif::text, (d.sens IS NOT NULL AND d.sens = 'AFFECTEE') AS acceptee, count(*)::int AS nombre
      FROM flechage f
      JOIN campagne_flechage c ON c.id = f."campagneId"
      JOIN terrain t ON t.id = f."terrainId"
      JOIN structure s ON s.id = t."structureId"
      JOIN commune co ON co.code = s."communeCode"
      LEFT JOIN decision d ON d."flechageId" = f.id
      WHERE c."semestreCode" IN (${hiver}, ${ete}) AND f."deposeLe" IS NOT NULL
      GROUP BY 1, 2, 3, 4`,
    getParametres(PUBLICATION),
  ])
  const seuil = parametres['statistiques.seuil']
  return { annee, seuil, definitive: trouvee.definitive, tableaux: DIMENSIONS.map((dimension) => tableau(dimension, comptes, seuil)) }
}

/** The three tables count the same requests in the same columns, so `masquer` masks the same totals in each. */
function tableau(dimension: Dimension, comptes: readonly Compte[], seuil: number): TableauStatistique {
  const libelles = LIBELLES[dimension]
  const cles = Object.keys(libelles).filter((cle) => comptes.some((c) => c[dimension] === cle))
  const nombre = (cle: string, acceptee: boolean): number =>
    comptes.filter((c) => c[dimension] === cle && c.acceptee === acceptee).reduce((somme, c) => somme + c.nombre, 0)
  const { cellules, totauxLignes, totauxColonnes, total } = masquer(
    cles.map((cle) => [nombre(cle, true), nombre(cle, false)]),
    seuil,
  )
  return {
    dimension,
    lignes: cles.map((cle, i) => ({
      libelle: majuscule(libelles[cle] ?? cle),
      demandes: totauxLignes[i] ?? null,
      acceptees: cellules[i]?.[0] ?? null,
      autres: cellules[i]?.[1] ?? null,
    })),
    total: { libelle: 'Ensemble', demandes: total, acceptees: totauxColonnes[0] ?? null, autres: totauxColonnes[1] ?? null },
  }
}

const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)

const feuilles = ({ tableaux }: Statistiques): Feuille[] =>
  tableaux.map((t) => ({
    nom: LIBELLE_DIMENSION[t.dimension],
    colonnes: [LIBELLE_DIMENSION[t.dimension], ...COLONNES],
    lignes: enLignes(t),
  }))

/** The published tables as a file. @throws InterditError */
export async function exporterStatistiques(
  acteur: Acteur,
  annee: number,
  format: 'csv' | 'xlsx',
): Promise<{ nom: string; octets: Uint8Array }> {
  const statistiques = await getStatistiques(acteur, annee)
  const nom = `flechage-${libelleAnnee(annee)}.${format}`
  if (format === 'xlsx') return { nom, octets: ecrireXlsx(feuilles(statistiques)) }
  const lignes = feuilles(statistiques).flatMap((f) => f.lignes.map((ligne) => [f.nom, ...ligne]))
  return { nom, octets: ecrireCsv({ colonnes: ['Tableau', 'Ligne', ...COLONNES], lignes }) }
}

export type FlechagesTerrain = Readonly<{ seuil: number; deposes: number | null; affectes: number | null; autres: number | null }>

/** How many fléchages a terrain had and how they ended, small figures masked (R-FLE-17); null for readers who may not know. */
export async function getFlechagesTerrain(acteur: Acteur, terrainId: string): Promise<FlechagesTerrain | null> {
  if (!peutVoirFlechagesTerrain(acteur)) return null
  const [deposes, affectes, parametres] = await Promise.all([
    db.flechage.count({ where: { terrainId, deposeLe: { not: null } } }),
    db.flechage.count({ where: { terrainId, deposeLe: { not: null }, decision: { sens: 'AFFECTEE' } } }),
    getParametres(PUBLICATION),
  ])
  const seuil = parametres['statistiques.seuil']
  const { cellules, total } = masquer([[affectes, deposes - affectes]], seuil)
  return { seuil, deposes: total, affectes: cellules[0]?.[0] ?? null, autres: cellules[0]?.[1] ?? null }
}
