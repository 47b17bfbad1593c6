import type { Dossier } from './policy'

/** R-DEP-2: why a person stands aside from a dossier without being asked. */
export type CauseDeport = 'DEMANDEUR' | 'LIEN_DECLARE' | 'MSU_DU_TERRAIN' | 'SIGNATAIRE' | 'DIRECTEUR_THESE' | 'TUTEUR' | 'CONCURRENT'

export const LIBELLE_CAUSE: Record<CauseDeport, string> = {
  DEMANDEUR: 'a déposé la demande',
  LIEN_DECLARE: 'lien personnel déclaré',
  MSU_DU_TERRAIN: 'exerce sur le terrain demandé ou le dirige',
  SIGNATAIRE: 'a signé l’accord joint',
  DIRECTEUR_THESE: 'dirige la thèse du demandeur',
  TUTEUR: 'est tuteur du demandeur',
  CONCURRENT: 'demande le même terrain',
}

export type Lie = Pick<Dossier, 'interne' | 'liens' | 'terrain' | 'accords'>

/**
 * R-DEP-2, cause by cause in their order: the persons whom a dossier concerns. `memeTerrain`: persons with a live request
 * for the same terrain. `portee` holds, for each cause, the same tie from the person's side.
 */
const LIES: Readonly<Record<CauseDeport, (dossier: Lie, memeTerrain: ReadonlySet<string>) => readonly (string | null | undefined)[]>> = {
  DEMANDEUR: ({ interne }) => [interne.personneId],
  LIEN_DECLARE: ({ liens }) => liens.map((l) => l.personneId),
  MSU_DU_TERRAIN: ({ terrain }) => [terrain?.responsableId, ...(terrain?.praticiens.map((p) => p.msu.personneId) ?? [])],
  SIGNATAIRE: ({ accords }) => accords.filter((a) => a.statut !== 'ANNULE').map((a) => a.personneId),
  DIRECTEUR_THESE: ({ interne }) => [interne.directeurTheseId],
  TUTEUR: ({ interne }) => [interne.tuteurId],
  CONCURRENT: ({ interne }, memeTerrain) => [...memeTerrain].filter((id) => id !== interne.personneId),
}

const CAUSES = Object.keys(LIES) as CauseDeport[]

/** Why one person stands aside from a dossier; empty when no tie exists. */
export const causesDeport = (dossier: Lie, personneId: string, memeTerrain: ReadonlySet<string> = new Set()): CauseDeport[] =>
  CAUSES.filter((cause) => LIES[cause](dossier, memeTerrain).includes(personneId))

/** Every person with a tie to the dossier, each with the first cause. */
export function personnesLiees(dossier: Lie, memeTerrain: ReadonlySet<string>): Map<string, CauseDeport> {
  const lies = new Map<string, CauseDeport>()
  for (const cause of CAUSES) for (const id of LIES[cause](dossier, memeTerrain)) if (id != null && !lies.has(id)) lies.set(id, cause)
  return lies
}
