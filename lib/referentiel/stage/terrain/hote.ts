import type { Prisma } from '@/generated/prisma/client'

/** What the rule reads of a terrain; `P` is what the caller reads of a person. */
type Tenu<P> = Readonly<{
  responsable: P | null
  praticiens: readonly Readonly<{ coordinateur: boolean; msu: Readonly<{ personne: P }> }>[]
}>

/** The practitioner who speaks for the others: the one who coordinates, else the first. Null in a hospital. */
export const praticienReferent = <P>({ praticiens }: Pick<Tenu<P>, 'praticiens'>): P | null =>
  (praticiens.find((p) => p.coordinateur) ?? praticiens[0])?.msu.personne ?? null

/** Who answers for a terrain: its referring practitioner, else the head of the service. Null when it has neither. */
export const hoteDe = <P>(terrain: Tenu<P>): P | null => praticienReferent(terrain) ?? terrain.responsable

/** The terrains a person answers for: the same rule, from the person's side. */
export const tenuPar = (personneId: string): Prisma.TerrainWhereInput => ({
  OR: [
    { praticiens: { some: { coordinateur: true, msu: { personneId } } } },
    { praticiens: { some: { msu: { personneId } }, none: { coordinateur: true } } },
    { responsableId: personneId, praticiens: { none: {} } },
  ],
})
