import 'server-only'
import { cache } from 'react'
import { Prisma } from '@/generated/prisma/client'
import { estSysteme, type Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import type { CauseDeport } from '../deport'
import { EN_LICE, visible, type Ecartes } from '../policy'

/**
 * R-DEP-2 from the person's side: the requests to which each cause of `deport.ts` ties them. Each branch starts from an
 * index on the person, so that its cost depends on their ties and not on the size of the table.
 */
const LIES: Readonly<Record<CauseDeport, (p: Prisma.Sql) => Prisma.Sql>> = {
  DEMANDEUR: (p) => Prisma.sql`SELECT f.id FROM interne i JOIN flechage f ON f."interneId" = i.id WHERE i."personneId" = ${p}`,
  LIEN_DECLARE: (p) => Prisma.sql`SELECT "flechageId" FROM lien_declare WHERE "personneId" = ${p}`,
  MSU_DU_TERRAIN: (p) => Prisma.sql`
    SELECT f.id FROM terrain t JOIN flechage f ON f."terrainId" = t.id WHERE t."responsableId" = ${p}
    UNION SELECT f.id FROM msu m JOIN terrain_msu tm ON tm."msuId" = m.id JOIN flechage f ON f."terrainId" = tm."terrainId" WHERE m."personneId" = ${p}`,
  SIGNATAIRE: (p) => Prisma.sql`SELECT "flechageId" FROM accord WHERE "personneId" = ${p} AND statut <> 'ANNULE'`,
  DIRECTEUR_THESE: (p) => Prisma.sql`SELECT f.id FROM interne i JOIN flechage f ON f."interneId" = i.id WHERE i."directeurTheseId" = ${p}`,
  TUTEUR: (p) => Prisma.sql`SELECT f.id FROM interne i JOIN flechage f ON f."interneId" = i.id WHERE i."tuteurId" = ${p}`,
  CONCURRENT: (p) => Prisma.sql`
    SELECT f.id FROM interne i JOIN flechage sien ON sien."interneId" = i.id JOIN flechage f ON f."terrainId" = sien."terrainId"
    WHERE i."personneId" = ${p} AND sien.statut::text <> ALL (${EN_LICE.notIn})`,
}

/** The requests from which a person stands aside, by a tie or by a déport. */
async function lireEcartes(tx: Tx, acteur: Acteur): Promise<Ecartes> {
  if (estSysteme(acteur)) return [] as readonly string[] as Ecartes
  const p = Prisma.sql`${acteur.personneId}::uuid`
  const deports = Prisma.sql`SELECT f.id FROM deport d JOIN flechage f ON f."examenId" = d."examenId" WHERE d."personneId" = ${p}`
  const branches = [...Object.values(LIES).map((lie) => lie(p)), deports]
  const lignes = await tx.$queryRaw<{ id: string }[]>`${Prisma.join(branches, ' UNION ')}`
  return lignes.map((l) => l.id) as readonly string[] as Ecartes
}

/** The rows an actor may read, as a condition for a query in this transaction. */
export const porteeDans = async (tx: Tx, acteur: Acteur): Promise<Prisma.FlechageWhereInput> =>
  visible(acteur, aujourdhui(), await lireEcartes(tx, acteur))

/** The same for a page: the ties are read once per request. */
export const portee = cache((acteur: Acteur): Promise<Prisma.FlechageWhereInput> => porteeDans(db, acteur))
