import type { Personne, Prisma } from '@/generated/prisma/client'
import type { Role } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { jour, maintenant } from '@/lib/core/temps/horloge'
import { suivant } from '../core/compteur'

export type OptionsPersonne = Partial<Prisma.PersonneUncheckedCreateInput> & { roles?: readonly Role[] }

/** A person; each role by a nomination that began in 2020 and has no end. */
export async function unePersonne({ roles = [], ...champs }: OptionsPersonne = {}): Promise<Personne> {
  const n = suivant()
  const creeeLe = maintenant()
  return db.personne.create({
    data: {
      prenom: 'Camille',
      nom: `Personne${n}`,
      courriel: `personne${n}@exemple.test`,
      creeeLe,
      ...champs,
      nominations: { create: [...new Set(roles)].map((role) => ({ role, acte: `Acte n° ${n}`, debut: jour('2020-01-01'), creeeLe })) },
    },
  })
}
