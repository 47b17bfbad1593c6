import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, Zone } from '@/generated/prisma/enums'
import { db } from '@/lib/core/db'
import { enMemoire } from '@/lib/core/memoire'
import { instantaneDe, type CommuneOfferte, type Instantane } from '../instantane'

/** The offer of a semester, or what a published list says of it. Kept in memory while nothing of it changes. */
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
}>

const LIEU = Prisma.sql`t.id AS "terrainId", t.intitule, t.logement, s.nom AS structure,
  concat_ws(E'\n', t.recherche, s.recherche, c.recherche) AS recherche,
  c.code, c.nom, c.zone::text AS zone, c.latitude, c.longitude, c."territoireId", r.nom AS territoire`
const TABLES = Prisma.sql`poste p JOIN terrain t ON t.id = p."terrainId" JOIN structure s ON s.id = t."structureId"
  JOIN commune c ON c.code = s."communeCode" JOIN territoire r ON r.id = c."territoireId"`

const lireOfferts = (semestreCode: string): Promise<Ligne[]> =>
  db.$queryRaw`SELECT p.id, p.categorie::text AS categorie, p."capaciteOfferte", p."horsChoix", p.ajoutes, ${LIEU}
    FROM ${TABLES} WHERE p."semestreCode" = ${semestreCode}
      AND (p."capaciteOfferte" > 0 OR p."horsChoix" > 0 OR p.ajoutes > 0)`

const lireListe = (listeId: string): Promise<Ligne[]> =>
  db.$queryRaw`SELECT p.id, p.categorie::text AS categorie, l."capaciteOfferte", l."horsChoix", l.ajoutes, ${LIEU}
    FROM ${TABLES} JOIN ligne_postes l ON l."posteId" = p.id WHERE l."listeId" = ${listeId}::uuid`

function enInstantane(lignes: readonly Ligne[]): Instantane {
  const communes = new Map<string, CommuneOfferte>()
  const communeDe = ({ code, nom, zone, latitude, longitude, territoireId, territoire }: Ligne): CommuneOfferte => {
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
    })),
  )
}
