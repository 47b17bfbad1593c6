import 'server-only'
import type { CategorieStage, MoitieStage } from '@/generated/prisma/enums'
import type { Tx } from '@/lib/core/donnees/db'
import { maintenant } from '@/lib/core/temps/horloge'
import { ConflitError } from '@/lib/core/workflow/erreurs'

type Place = Readonly<{ semestreCode: string; terrainId: string; categorie: CategorieStage }>
type Couplage = Readonly<{ secondTerrainId: string | null; premiereMoitie: MoitieStage | null }>
type Change<T> = Readonly<{ id: string; avant: T; apres: T }>

/** Adds posts to the offer of their semesters. The caller has checked the right and the rules of the offer. */
export async function ajouterPostes(tx: Tx, postes: readonly (Place & { capaciteOfferte: number } & Partial<Couplage>)[]): Promise<void> {
  await tx.poste.createMany({ data: [...postes] })
}

/** Sets how many posts a terrain offers for one kind of stage; adds the line when it has none. */
export async function offrirPoste(tx: Tx, place: Place, capacite: number): Promise<void> {
  await tx.poste.upsert({
    where: { semestreCode_terrainId_categorie: place },
    create: { ...place, capaciteOfferte: capacite },
    update: { capaciteOfferte: capacite },
    select: { id: true },
  })
}

/** Sets where the second half of a coupled stage is done, and which half comes first; nulls for a stage in one place. */
export async function couplerPoste(tx: Tx, id: string, { secondTerrainId, premiereMoitie }: Couplage): Promise<void> {
  await tx.poste.update({ where: { id }, data: { secondTerrainId, premiereMoitie }, select: { id: true } })
}

/** Replaces capacities that still have the value the caller read. @throws ConflitError when one has changed */
export async function corrigerCapacites(tx: Tx, capacites: readonly Change<number>[]): Promise<void> {
  const faites = await tx.$executeRaw`
    UPDATE poste p SET "capaciteOfferte" = c.apres
    FROM jsonb_to_recordset(${JSON.stringify(capacites)}::jsonb) AS c(id uuid, avant int, apres int)
    WHERE p.id = c.id AND p."capaciteOfferte" = c.avant`
  if (faites !== capacites.length) throw new ConflitError()
}

/** Replaces second places that still have the value the caller read. @throws ConflitError when one has changed */
export async function corrigerCouplages(tx: Tx, couplages: readonly Change<Couplage>[]): Promise<void> {
  const faites = await tx.$executeRaw`
    UPDATE poste p SET "secondTerrainId" = n."secondTerrainId", "premiereMoitie" = n."premiereMoitie"::"MoitieStage"
    FROM jsonb_to_recordset(${JSON.stringify(couplages)}::jsonb) AS c(id uuid, avant jsonb, apres jsonb),
      jsonb_to_record(c.apres) AS n("secondTerrainId" uuid, "premiereMoitie" text)
    WHERE p.id = c.id AND c.avant = jsonb_build_object('secondTerrainId', p."secondTerrainId", 'premiereMoitie', p."premiereMoitie")`
  if (faites !== couplages.length) throw new ConflitError()
}

/**
 * Freezes the offer of a semester, for good: a choice is about to run on its list. Who was taking a post out of it is waited
 * for, so that the caller reads the offer afterwards.
 */
export async function figerOffre(tx: Tx, semestreCode: string): Promise<void> {
  await tx.semestre.updateMany({ where: { code: semestreCode, offreFigeeLe: null }, data: { offreFigeeLe: maintenant() } })
}

/**
 * Places an interne outside the choice by rank (R-FLE-15): takes a post of the offer, or adds one to it, and takes the
 * person out of the semester's call lists. Returns the post's id. The caller has locked the terrain's row, and has checked
 * that a post is left (R-FLE-9) and that the person has no other one outside the choice.
 */
export async function affecterHorsChoix(
  tx: Tx,
  { interneId, acte, ajouter, ...place }: Place & Readonly<{ interneId: string; acte: string; ajouter: boolean }>,
): Promise<string> {
  const { semestreCode } = place
  const ajoutes = ajouter ? 1 : 0
  const connu = await tx.poste.findUnique({ where: { semestreCode_terrainId_categorie: place }, select: { id: true } })
  const { id } = connu
    ? await tx.poste.update({
        where: { id: connu.id },
        data: { horsChoix: { increment: 1 }, ajoutes: { increment: ajoutes } },
        select: { id: true },
      })
    : await tx.poste.create({ data: { ...place, capaciteOfferte: 0, horsChoix: 1, ajoutes }, select: { id: true } })
  await tx.horsChoix.create({ data: { interneId, semestreCode, posteId: id, acte, creeLe: maintenant() }, select: { id: true } })
  return id
}
