import { estSuspendu, refusOffrable, type TerrainAgree } from '@/lib/referentiel/stage/agrement'
import { hoteDe } from '@/lib/referentiel/stage/terrain/hote'
import type { Semestre } from '@/lib/referentiel/stage/semestre'

export type Correspondant = Readonly<{ nom: string; courriel: string }>
type Personne = Readonly<{ prenom: string; nom: string; courriel: string }>

const en = ({ prenom, nom, courriel }: Personne): Correspondant => ({ nom: `${prenom} ${nom}`, courriel })

/** The recipient of the campaign's mails for a terrain. Null when it has no host. */
export function correspondantDe(terrain: {
  responsable: Personne | null
  praticiens: readonly { coordinateur: boolean; msu: { personne: Personne } }[]
}): Correspondant | null {
  const hote = hoteDe(terrain)
  return hote && en(hote)
}

/**
 * Whether a terrain is asked: offerable for at least one kind of stage (R-MSU-10), or renewable, that is agréé on `jour`,
 * with room and not suspended, so that only papers are missing.
 */
export function estSollicite(terrain: TerrainAgree, semestre: Semestre, jour: Date): boolean {
  if (terrain.capaciteAgreee === 0 || terrain.categories.length === 0) return false
  if (terrain.categories.some((c) => refusOffrable(terrain, c, semestre) === undefined)) return true
  return !estSuspendu(terrain, semestre) && terrain.agrementDebut <= semestre.debut && terrain.agrementFin >= jour
}
