import fc from 'fast-check'
import { SITUATIONS_CHOIX, type SituationChoix } from '@/lib/referentiel/interne/situation-choix'
import type { Candidat } from '@/lib/stages/regles/ordre-appel'
import type { CategorieStage } from '@/generated/prisma/enums'
import type { Departement, Personne, Poste } from '@/scripts/choix/derouler'

export const CATEGORIES = ['POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE'] as const satisfies readonly CategorieStage[]

export const candidat = (id: string, plus: Partial<Candidat> = {}): Candidat => ({
  id,
  pseudonyme: id.toUpperCase(),
  situation: 'NORMAL',
  anciennete: 2,
  typeClassement: 'EN_GROUPE',
  rang: 1,
  effectifReference: 100,
  ...plus,
})

const unPoste = (id: string): fc.Arbitrary<Poste> =>
  fc
    .record({
      categorie: fc.constantFrom(...CATEGORIES),
      capaciteOfferte: fc.integer({ min: 0, max: 3 }),
      horsChoix: fc.constantFrom(0, 0, 0, 1, 2),
      ajoutes: fc.integer({ min: 0, max: 2 }),
    })
    .map((p) => {
      const horsChoix = Math.min(p.horsChoix, p.capaciteOfferte)
      return { id, libelle: `Poste ${id}`, ...p, horsChoix, ajoutes: Math.min(p.ajoutes, horsChoix) }
    })

/** Few ranks and sizes, so that ties are common. Some sizes are multiples of others, so that different fractions are equal. */
const unePersonne = (i: number, postes: readonly string[], situations: readonly SituationChoix[]): fc.Arbitrary<Personne> =>
  fc
    .record({
      anciennete: fc.integer({ min: 0, max: 2 }),
      rang: fc.integer({ min: 1, max: 4 }),
      effectifReference: fc.constantFrom(4, 6, 8),
      situation: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...situations) },
        { weight: 3, arbitrary: fc.constant('NORMAL' as const) },
      ),
      eligibles: fc.oneof(fc.constant([...CATEGORIES]), fc.subarray([...CATEGORIES])),
      // `absent` was on the list when wishes were made, and no longer is.
      voeux: fc.shuffledSubarray([...postes, 'absent'], { minLength: Math.min(i % 4, postes.length) }),
    })
    .map(({ eligibles, voeux, ...reste }) => ({
      interne: candidat(`i${i}`, { ...reste, pseudonyme: `X${i}` }),
      eligibles,
      voeux,
      sel: String(i).padStart(32, '0'),
    }))

/** Small departments of every kind: few posts for many people, all situations, capacity 0, ties, wishes for a post that left the list. */
export function departements(situations: readonly SituationChoix[] = SITUATIONS_CHOIX, tailleMax = 16): fc.Arbitrary<Departement> {
  const tailles = fc.record({ n: fc.integer({ min: 0, max: tailleMax }), p: fc.integer({ min: 1, max: 5 }) })
  // Without fast-check's usual preference for small values, which would leave room for everyone.
  return fc.noBias(
    tailles.chain(({ n, p }) => {
      const ids = Array.from({ length: p }, (_, i) => `p${i}`)
      return fc
        .record({
          postes: fc.tuple(...ids.map(unPoste)),
          personnes: fc.tuple(...Array.from({ length: n }, (_, i) => unePersonne(i, ids, situations))),
        })
        .map(({ postes, personnes }) => ({
          postes,
          personnes,
          fleches: Array.from({ length: postes.reduce((s, q) => s + q.horsChoix, 0) }, (_, i) => `F${i}`),
        }))
    }),
  )
}
