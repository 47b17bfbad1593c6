import type { Msu, Personne, Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/core/donnees/db'
import { jour } from '@/lib/core/temps/horloge'
import { unePersonne, type OptionsPersonne } from './personne'
import { uneStructure } from './structure'

type OptionsMsu = Partial<Prisma.MsuUncheckedCreateInput> & { personne?: OptionsPersonne }

/** A practitioner agréé, insured and trained for a long time. */
export async function unMsu({ personne, ...champs }: OptionsMsu = {}): Promise<Msu & { personne: Personne }> {
  const personneId =
    champs.personneId ?? (await unePersonne({ prenom: 'Inès', ...personne, roles: ['MSU', ...(personne?.roles ?? [])] })).id
  const structureId = champs.structureId ?? (await uneStructure()).id
  return db.msu.create({
    data: {
      agreeDu: jour('2020-09-01'),
      agreeAu: jour('2099-08-31'),
      assuranceFin: jour('2099-12-31'),
      formationLe: jour('2020-06-15'),
      ...champs,
      personneId,
      structureId,
    },
    include: { personne: true },
  })
}
