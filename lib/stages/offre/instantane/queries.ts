import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, MoitieStage, Zone } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { enMemoire } from '@/lib/core/donnees/memoire'
import { instantaneDe, type CommuneOfferte, type Instantane, type PosteInstantane } from '../instantane'

/** The offer of a semester, or its published list. Kept in memory until it changes. */
export const lireInstantane = (semestreCode: string, listeId: string | null = null): Promise<Instantane> =>
  enMemoire('offre', listeId ?? semestreCode, async () =>
    enInstantane(await (listeId === null ? lireOfferts(semestreCode) : lireListe(listeId))),
  )

type Ligne = Readonly<{
  id: string
  categorie: CategorieStage
  capaciteOfferte: number
  horsChoix: number
  ajoutes: number
  terrainId: string
  intitule: string
  logement: boolean
  structure: string
  recherche: string
  code: string
  nom: string
  zone: Zone
  latitude: number
  longitude: number
  territoireId: string
  territoire: string
  second: (CommuneOfferte & Readonly<{ terrainId: string; intitule: string; structure: string; premiereMoitie: MoitieStage }>) | null
}>

/** `p` is the post, `d` the row that holds its second place: the post itself, or the line of a list. */
const LIEU = Prisma.sql`t.id AS "terrainId", t.intitule, t.logement, s.nom AS structure,
  concat_ws(E'\n', t.recherche, s.recherche, c.recherche, t2.recherche, s2.recherche, c2.recherche) AS recherche,
  c.code, c.nom, c.zone::text AS zone, c.latitude, c.longitude, c."territoireId", r.nom AS territoire,
  CASE WHEN t2.id IS NOT NULL THEN json_build_object('terrainId', t2.id, 'intitule', t2.intitule, 'structure', s2.nom,
    'premiereMoitie', d."premiereMoitie", 'code', c2.code, 'nom', c2.nom, 'zone', c2.zone, 'latitude', c2.latitude,
    'longitude', c2.longitude, 'territoireId', c2."territoireId", 'territoire', r2.nom) END AS second`
const TABLES = Prisma.sql`JOIN terrain t ON t.id = p."terrainId" JOIN structure s ON s.id = t."structureId"
  JOIN commune c ON c.code = s."communeCode" JOIN territoire r ON r.id = c."territoireId"
  LEFT JOIN terrain t2 ON t2.id = d."secondTerrainId" LEFT JOIN structure s2 ON s2.id = t2."structureId"
  LEFT JOIN commune c2 ON c2.code = s2."communeCode" LEFT JOIN territoire r2 ON r2.id = c2."territoireId"`

const lireOfferts = (semestreCode: string): Promise<Ligne[]> =>
  db.$queryRaw`SELECT p.id, p.categorie::text AS categorie, p."capaciteOfferte", p."horsChoix", p.ajoutes, ${LIEU}
    FROM poste p JOIN poste d ON d.id = p.id ${TABLES} WHERE p."semestreCode" = ${semestreCode}
      AND (p."capaciteOfferte" > 0 OR p."horsChoix" > 0 OR p.ajoutes > 0)`

const lireListe = (listeId: string): Promise<Ligne[]> =>
  db.$queryRaw`SELECT p.id, p.categorie::text AS categorie, d."capaciteOfferte", d."horsChoix", d.ajoutes, ${LIEU}
    FROM poste p JOIN ligne_postes d ON d."posteId" = p.id ${TABLES} WHERE d."listeId" = ${listeId}::uuid`

function enInstantane(lignes: readonly Ligne[]): Instantane {
  const communes = new Map<string, CommuneOfferte>()
  const communeDe = ({ code, nom, zone, latitude, longitude, territoireId, territoire }: CommuneOfferte): CommuneOfferte => {
    const connue = communes.get(code) ?? { code, nom, zone, latitude, longitude, territoireId, territoire }
    communes.set(code, connue)
    return connue
  }
  return instantaneDe(
    lignes.map((l) => ({
      id: l.id,
      categorie: l.categorie,
      capaciteOfferte: l.capaciteOfferte,
      horsChoix: l.horsChoix,
      ajoutes: l.ajoutes,
      terrainId: l.terrainId,
      intitule: l.intitule,
      structure: l.structure,
      logement: l.logement,
      recherche: l.recherche,
      commune: communeDe(l),
      second: l.second && secondDe(l.second, communeDe(l.second)),
    })),
  )
}

const secondDe = (
  { terrainId, intitule, structure, premiereMoitie }: NonNullable<Ligne['second']>,
  lieu: CommuneOfferte,
): PosteInstantane['second'] => ({ terrainId, intitule, structure, premiereMoitie, commune: lieu.nom, lieu })
