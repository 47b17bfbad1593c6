import type { Commission, Membre, Personne } from '@/generated/prisma/client'
import type { College, FonctionMembre, Role } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { jour } from '@/lib/core/temps/horloge'
import { suivant } from '../core/compteur'
import { unePersonne } from './personne'

export type MembreFabrique = Membre & { personne: Personne }

export type CommissionFabriquee = Commission & {
  /** Titular members, the president first, then the vice-president. */
  membres: MembreFabrique[]
  /** One substitute for each college. */
  suppleants: MembreFabrique[]
  president: MembreFabrique
  vicePresident: MembreFabrique
  representants: MembreFabrique[]
}

type Siege = { college: College; fonction: FonctionMembre; role: Role; personneId?: string }

const SIEGES: readonly Siege[] = [
  { college: 'DMG', fonction: 'PRESIDENT', role: 'COORD_DES' },
  { college: 'DMG', fonction: 'VICE_PRESIDENT', role: 'ENSEIGNANT' },
  { college: 'DMG', fonction: 'MEMBRE', role: 'ENSEIGNANT' },
  { college: 'INTERNES', fonction: 'MEMBRE', role: 'REP_INTERNES' },
  { college: 'INTERNES', fonction: 'MEMBRE', role: 'REP_INTERNES' },
]

/**
 * A commission of three teachers and two students' representatives, with a substitute for each college. `personnes`
 * replaces the people of the seats, in the order president, vice-president, member, two representatives.
 */
export async function uneCommission({
  personnes = [],
}: { personnes?: readonly (string | undefined)[] } = {}): Promise<CommissionFabriquee> {
  const n = suivant()
  const commission = await db.commission.create({ data: { code: n === 1 ? 'DMG' : `DMG-${n}`, nom: `Commission du département ${n}` } })
  const sieger = async ({ college, fonction, role, personneId }: Siege, suppleantDeId?: string): Promise<MembreFabrique> =>
    db.membre.create({
      data: {
        commissionId: commission.id,
        personneId: personneId ?? (await unePersonne({ roles: [role] })).id,
        college,
        fonction,
        suppleantDeId,
        acte: `Arrêté n° ${n}`,
        debut: jour('2020-01-01'),
      },
      include: { personne: true },
    })
  const membres: MembreFabrique[] = []
  for (const [i, siege] of SIEGES.entries()) membres.push(await sieger({ ...siege, personneId: personnes[i] }))
  const [president, vicePresident, , representant] = membres
  if (!president || !vicePresident || !representant) throw new Error('the commission was made without its first seats')
  const suppleants = [
    await sieger({ college: 'DMG', fonction: 'MEMBRE', role: 'ENSEIGNANT' }, president.id),
    await sieger({ college: 'INTERNES', fonction: 'MEMBRE', role: 'REP_INTERNES' }, representant.id),
  ]
  return { ...commission, membres, suppleants, president, vicePresident, representants: membres.filter((m) => m.college === 'INTERNES') }
}
