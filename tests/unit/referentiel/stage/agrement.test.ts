import { describe, expect, it } from 'vitest'
import { jour } from '@/lib/core/temps/horloge'
import { refusOffrable, type TerrainAgree } from '@/lib/referentiel/stage/agrement'
import { semestreDe } from '@/lib/referentiel/stage/semestre'

const ETE = semestreDe('2027E')
type Msu = TerrainAgree['praticiens'][number]['msu']
const msu = (champs: Partial<Msu> = {}): Msu => ({
  agreeDu: jour('2022-09-01'),
  agreeAu: jour('2027-12-31'),
  suspenduLe: null,
  assuranceFin: jour('2028-01-01'),
  formationLe: jour('2022-06-01'),
  personne: { prenom: 'Inès', nom: 'Carpentier' },
  ...champs,
})
const terrain = (champs: Partial<TerrainAgree> = {}): TerrainAgree => ({
  mode: 'AMBULATOIRE',
  categories: ['SASPAS'],
  capaciteAgreee: 1,
  agrementDebut: jour('2024-11-01'),
  agrementFin: jour('2027-11-01'),
  suspenduLe: null,
  praticiens: [{ coordinateur: true, msu: msu() }],
  ...champs,
})
const phrase = (t: TerrainAgree): string | undefined => refusOffrable(t, 'SASPAS', ETE)?.message

describe('R-MSU-10, R-FLE-5: a terrain that can be offered for the whole semester', () => {
  it('accepts an agrément that ends on the last day', () => expect(phrase(terrain())).toBeUndefined())
  it('accepts a hospital service without a maître de stage', () =>
    expect(phrase(terrain({ mode: 'HOSPITALIER', praticiens: [] }))).toBeUndefined())
  it('a refusal carries the rule', () => expect(refusOffrable(terrain({ categories: [] }), 'SASPAS', ETE)?.regle).toBe('R-FLE-5'))
  it.each<[string, Partial<TerrainAgree>]>([
    ['Ce terrain n’est pas agréé pour un SASPAS.', { categories: ['N1'] }],
    [
      'L’agrément de ce terrain prend fin le dimanche 31 octobre 2027 : il ne couvre pas tout le semestre d’été 2027.',
      { agrementFin: jour('2027-10-31') },
    ],
    [
      'L’agrément de ce terrain ne commence que le lundi 3 mai 2027 : il ne couvre pas tout le semestre d’été 2027.',
      { agrementDebut: jour('2027-05-03') },
    ],
    ['L’agrément de ce terrain est suspendu depuis le mardi 1er décembre 2026.', { suspenduLe: jour('2026-12-01') }],
    ['Ce terrain n’a aucune place agréée.', { capaciteAgreee: 0 }],
    ['Aucun maître de stage n’est rattaché à ce terrain.', { praticiens: [] }],
    [
      'L’assurance professionnelle du maître de stage (Inès Carpentier) n’est pas à jour pour tout le semestre.',
      { praticiens: [{ coordinateur: true, msu: msu({ assuranceFin: jour('2027-08-01') }) }] },
    ],
    [
      'La formation du maître de stage (Inès Carpentier) n’est pas validée.',
      { praticiens: [{ coordinateur: true, msu: msu({ formationLe: null }) }] },
    ],
    [
      'L’agrément du maître de stage (Inès Carpentier) est suspendu.',
      { praticiens: [{ coordinateur: true, msu: msu({ suspenduLe: jour('2026-10-01') }) }] },
    ],
    [
      'L’agrément du maître de stage (Inès Carpentier) ne couvre pas tout le semestre d’été 2027.',
      { praticiens: [{ coordinateur: true, msu: msu({ agreeAu: jour('2027-08-31') }) }] },
    ],
  ])('« %s »', (attendue, champs) => expect(phrase(terrain(champs))).toBe(attendue))
  it('R-MSU-11: a suspension applies from the next semester on, to a terrain as to a practitioner', () => {
    const pendant = jour('2027-06-15')
    const [suspendu, praticien] = [
      terrain({ suspenduLe: pendant }),
      terrain({ praticiens: [{ coordinateur: true, msu: msu({ suspenduLe: pendant }) }] }),
    ]
    for (const t of [suspendu, praticien]) expect(phrase(t)).toBeUndefined()
    const hiver = semestreDe('2027H')
    const renouvele = { agrementFin: jour('2030-11-01') }
    expect(refusOffrable({ ...suspendu, ...renouvele }, 'SASPAS', hiver)?.message).toBe(
      'L’agrément de ce terrain est suspendu depuis le mardi 15 juin 2027.',
    )
    const longtemps = msu({ suspenduLe: pendant, agreeAu: jour('2030-01-01'), assuranceFin: jour('2030-01-01') })
    expect(refusOffrable(terrain({ ...renouvele, praticiens: [{ coordinateur: true, msu: longtemps }] }), 'SASPAS', hiver)?.message).toBe(
      'L’agrément du maître de stage (Inès Carpentier) est suspendu.',
    )
  })
  it('needs one practitioner of the team who can receive, and not all of them (R-MSU-20)', () =>
    expect(
      phrase(
        terrain({
          praticiens: [
            { coordinateur: true, msu: msu({ formationLe: null }) },
            { coordinateur: false, msu: msu() },
          ],
        }),
      ),
    ).toBeUndefined())
})
