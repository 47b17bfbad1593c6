import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { College, EtatPresence, FonctionMembre } from '@/generated/prisma/enums'
import {
  presidence,
  quorum,
  refusDeliberer,
  siegeants,
  siegeValide,
  tenirSieges,
  type Siege,
} from '@/lib/referentiel/commission/composition'

const jour = (iso: string): Date => new Date(`${iso}T00:00:00Z`)
const siege = (id: string, college: College = 'DMG', change: Partial<Siege> = {}): Siege => ({
  id,
  personneId: `p-${id}`,
  college,
  fonction: 'MEMBRE',
  suppleantDeId: null,
  debut: jour('2020-01-01'),
  fin: null,
  ...change,
})

const MEMBRES: Siege[] = [
  siege('president', 'DMG', { fonction: 'PRESIDENT' }),
  siege('vice', 'DMG', { fonction: 'VICE_PRESIDENT' }),
  siege('membre'),
  siege('rep1', 'INTERNES'),
  siege('rep2', 'INTERNES'),
  siege('sup-president', 'DMG', { suppleantDeId: 'president' }),
  siege('sup-rep1', 'INTERNES', { suppleantDeId: 'rep1' }),
]
const tenir = (presents: string[], deportes: string[] = [], membres = MEMBRES) =>
  tenirSieges(membres, {
    presences: new Map(presents.map((id): [string, EtatPresence] => [id, 'PRESENT'])),
    deportes: new Set(deportes.map((id) => `p-${id}`)),
    attente: false,
  })
const noms = (sieges: ReturnType<typeof tenir>): string[] => siegeants(sieges).map((s) => s.id)

describe('who sits for an item', () => {
  it('R-DEP-3: a substitute sits when the holder stands aside, and only then', () => {
    expect(noms(tenir(['president', 'vice', 'rep1', 'sup-rep1']))).toEqual(['president', 'vice', 'rep1'])
    expect(noms(tenir(['president', 'vice', 'rep1', 'sup-rep1'], ['rep1']))).toEqual(['president', 'vice', 'sup-rep1'])
    expect(noms(tenir(['president', 'sup-rep1'], ['rep1', 'sup-rep1']))).toEqual(['president'])
  })

  it('a seat is valid on its last day and no longer on the next (R-GEN-2)', () => {
    const s = { debut: jour('2026-01-01'), fin: jour('2026-11-03') }
    expect([jour('2025-12-31'), jour('2026-01-01'), jour('2026-11-03'), jour('2026-11-04')].map((j) => siegeValide(s, j))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('R-DEP-4: the vice-president presides when the president stands aside or is away; a substitute never presides', () => {
    expect(presidence(tenir(['president', 'vice']))?.id).toBe('president')
    expect(presidence(tenir(['president', 'vice', 'sup-president'], ['president']))?.id).toBe('vice')
    expect(presidence(tenir(['vice', 'membre']))?.id).toBe('vice')
    expect(presidence(tenir(['membre', 'sup-president']))).toBeUndefined()
  })
})

describe('quorum', () => {
  it('R-FLE-10: is a fraction of the seats, rounded up', () => {
    expect(quorum(tenir(['president', 'rep1', 'rep2']), '1/2')).toMatchObject({
      presents: 3,
      sieges: 5,
      requis: 3,
      atteint: true,
      internes: 2,
    })
    expect(quorum(tenir(['president', 'rep1']), '1/2')).toMatchObject({ presents: 2, requis: 3, atteint: false })
    expect(quorum(tenir(['president', 'rep1']), '1/3')).toMatchObject({ requis: 2, atteint: true })
    expect(quorum(tenir([], [], []), '1/2').atteint).toBe(false)
  })

  it('R-DEP-3: a member who stands aside is not counted in the quorum of that item', () => {
    expect(quorum(tenir(['president', 'rep1'], ['membre', 'vice']), '1/2')).toMatchObject({
      presents: 2,
      sieges: 3,
      requis: 2,
      atteint: true,
    })
    // A substitute who is present fills the seat, which counts again.
    expect(quorum(tenir(['vice', 'rep1', 'sup-president'], ['president']), '1/2')).toMatchObject({ presents: 3, sieges: 5 })
  })

  it('R-FLE-12: « Aucun avis ne peut être enregistré sans représentant des internes. »', () => {
    const sans = quorum(tenir(['president', 'vice', 'membre']), '1/2')
    expect(refusDeliberer(sans)).toEqual({
      regle: 'R-FLE-12',
      message: 'Aucun avis ne peut être enregistré sans représentant des internes.',
    })
    const deportes = quorum(tenir(['president', 'vice', 'membre', 'rep1', 'rep2'], ['rep1', 'rep2']), '1/2')
    expect(refusDeliberer(deportes)?.regle).toBe('R-FLE-12')
    const supplee = quorum(tenir(['president', 'vice', 'membre', 'rep1', 'sup-rep1'], ['rep1', 'rep2']), '1/2')
    expect(refusDeliberer(supplee)).toBeUndefined()
  })

  it('R-FLE-10: « Le quorum n’est pas atteint pour ce point » when too few sit', () => {
    expect(refusDeliberer(quorum(tenir(['rep1']), '1/2'))).toEqual({
      regle: 'R-FLE-10',
      message: 'Le quorum n’est pas atteint pour ce point : 1 siège occupé, il en faut 3. Le point ne peut qu’être ajourné.',
    })
  })

  const membres = fc
    .array(
      fc.record({
        college: fc.constantFrom<College>('DMG', 'INTERNES'),
        fonction: fc.constantFrom<FonctionMembre>('PRESIDENT', 'VICE_PRESIDENT', 'MEMBRE'),
        supplee: fc.option(fc.nat(7)),
        present: fc.boolean(),
        deporte: fc.boolean(),
      }),
      { maxLength: 12 },
    )
    .map((tirage) =>
      tirage.map((t, i) => ({
        ...t,
        siege: siege(String(i), t.college, {
          fonction: t.fonction,
          suppleantDeId: t.supplee !== null && t.supplee < i && tirage[t.supplee]?.supplee === null ? String(t.supplee) : null,
        }),
      })),
    )

  it('is consistent for any members, absences and déports', () => {
    fc.assert(
      fc.property(membres, (tirage) => {
        const tenus = tenir(
          tirage.filter((t) => t.present).map((t) => t.siege.id),
          tirage.filter((t) => t.deporte).map((t) => t.siege.id),
          tirage.map((t) => t.siege),
        )
        const assis = siegeants(tenus)
        const { presents, sieges, requis, atteint } = quorum(tenus, '1/2')
        // No member sits twice, none sits who is away or stands aside, and the quorum never counts more people than seats.
        expect(new Set(assis.map((s) => s.personneId)).size).toBe(assis.length)
        for (const s of assis) expect(tirage.find((t) => t.siege.id === s.id)).toMatchObject({ present: true, deporte: false })
        expect(presents).toBe(assis.length)
        expect(presents).toBeLessThanOrEqual(sieges)
        expect(atteint).toBe(presents > 0 && presents >= requis)
        expect(requis * 2).toBeGreaterThanOrEqual(sieges)
      }),
    )
  })
})
