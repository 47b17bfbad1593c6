import { estSuspendu, refusOffrable, type TerrainAgree } from '@/lib/referentiel/stage/agrement'
import type { Semestre } from '@/lib/referentiel/stage/semestre'

export type Correspondant = Readonly<{ nom: string; courriel: string }>
type Personne = Readonly<{ prenom: string; nom: string; courriel: string }>

const en = ({ prenom, nom, courriel }: Personne): Correspondant => ({ nom: `${prenom} ${nom}`, courriel })

/** Who answers for a terrain: its coordinating practitioner, or the head of the service. Null when nobody is known. */
export function correspondantDe(terrain: {
  responsable: Personne | null
  praticiens: readonly { coordinateur: boolean; msu: { personne: Personne } }[]
}): Correspondant | null {
  const praticien = terrain.praticiens.find((p) => p.coordinateur) ?? terrain.praticiens[0]
  if (praticien) return en(praticien.msu.personne)
  return terrain.responsable && en(terrain.responsable)
}

/**
 * Whether a terrain is asked: offerable for one kind of stage at least (R-MSU-10), or renewable, that is agréé on `jour`,
 * with room and not suspended, so that only papers are missing.
 */
export function estSollicite(terrain: TerrainAgree, semestre: Semestre, jour: Date): boolean {
  if (terrain.capaciteAgreee === 0 || terrain.categories.length === 0) return false
  if (terrain.categories.some((c) => refusOffrable(terrain, c, semestre) === undefined)) return true
  return !estSuspendu(terrain, semestre) && terrain.agrementDebut <= semestre.debut && terrain.agrementFin >= jour
}
