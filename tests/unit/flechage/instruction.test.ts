import { describe, expect, it } from 'vitest'
import { refusTerme, verdictActuel } from '@/lib/flechage/instruction/guards'
import { lirePoints, verdictsSchema } from '@/lib/flechage/instruction/schema'
import { PENDANT, unDossierLu } from '../../factories/flechage/dossier-lu'

const le = (jours: number): Date => new Date(PENDANT.getTime() + jours * 86_400_000)
const verification = (verdict: 'CONFORME' | 'A_REFAIRE', element = 'lettre') => ({
  flechageId: 'f',
  element,
  verdict,
  remarque: '',
  le: le(0),
})
const complement = (reponduLe: Date | null, element = 'lettre') => ({
  id: 'c',
  flechageId: 'f',
  demandeLe: le(0),
  terme: le(10),
  points: [{ element, demande: 'x' }],
  reponduLe,
})

describe('the verdict that still holds', () => {
  const lettre = (verifications: ReturnType<typeof verification>[], complements: ReturnType<typeof complement>[] = []) =>
    verdictActuel(unDossierLu('DEPOSEE', { verifications, complements }), 'lettre')?.verdict
  it('is the one given to that element', () => {
    expect(lettre([])).toBeUndefined()
    expect(lettre([verification('CONFORME')])).toBe('CONFORME')
    expect(lettre([verification('A_REFAIRE')])).toBe('A_REFAIRE')
    expect(lettre([verification('CONFORME', 'projet')])).toBeUndefined()
  })
  it('is dropped when the complement asked for that element is answered, and only then', () => {
    expect(lettre([verification('A_REFAIRE')], [complement(null)])).toBe('A_REFAIRE')
    expect(lettre([verification('A_REFAIRE')], [complement(le(3))])).toBeUndefined()
    expect(lettre([verification('CONFORME')], [complement(le(3), 'projet')])).toBe('CONFORME')
  })
  it('holds when it is given after the answer', () => {
    expect(lettre([verification('A_REFAIRE')], [complement(le(-3))])).toBe('A_REFAIRE')
  })
})

describe('R-FLE-5.1: the term of complements', () => {
  const jour = (iso: string): Date => new Date(`${iso}T00:00:00Z`)
  it('leaves at least seven days, also when the clocks change', () => {
    expect(refusTerme(jour('2027-04-01'), jour('2027-03-26'), 7)).toMatchObject({
      regle: 'R-FLE-5.1',
      message: 'Laissez au moins 7 jours à l’interne : le vendredi 2 avril 2027 ou plus tard.',
    })
    expect(refusTerme(jour('2027-04-02'), jour('2027-03-26'), 7)).toBeUndefined()
  })
})

it('points that cannot be read give an empty list', () => {
  expect(lirePoints(null)).toEqual([])
  expect(lirePoints([{ element: 'lettre', demande: 'x' }])).toHaveLength(1)
})

it('a form without verdicts gives none, and « Tout le reste est conforme » is what its button posted alone', () => {
  const cible = { id: '01890000-0000-7000-8000-000000000000', version: '3' }
  expect(verdictsSchema.parse(cible)).toEqual({ id: cible.id, version: 3, verdicts: [] })
  expect(verdictsSchema.parse({ ...cible, reste: 'conforme' })).toMatchObject({ resteConforme: true })
  expect(verdictsSchema.safeParse({ ...cible, reste: 'non' }).success).toBe(false)
})
