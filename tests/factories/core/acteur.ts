import type { Role } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { chargerActeur } from '@/lib/core/auth/session'
import { unePersonne, type OptionsPersonne } from '../referentiel/personne'

/** The actor of a person, read from the database as a request would. */
export async function acteurDe(personneId: string): Promise<Acteur> {
  const acteur = await chargerActeur(personneId)
  if (!acteur) throw new Error('this person is unknown or disabled')
  return acteur
}

/** A new person, as an actor: `unActeur('GESTIONNAIRE')`, `unActeur({ roles: ['ARS'], nom: 'Diop' })`. */
export async function unActeur(premier: Role | OptionsPersonne = {}, ...autres: Role[]): Promise<Acteur> {
  const options = typeof premier === 'string' ? { roles: [premier, ...autres] } : premier
  const { id } = await unePersonne(options)
  return acteurDe(id)
}
