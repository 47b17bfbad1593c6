import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantDeParis } from '@/lib/core/temps/horloge'
import { reachable } from '@/lib/core/workflow/workflow'
import { estEchu, finDeMaintien } from '@/lib/soutien/creneau/maintien'
import { heuresPossibles, libresPendant, moisDe, parTour } from '@/lib/soutien/creneau/planning'
import { disponibiliteSchema, ouvrirSchema } from '@/lib/soutien/creneau/schema'
import { workflow } from '@/lib/soutien/creneau/workflow'
import { saisieSchema } from '@/lib/soutien/demande/schema'

const plage = (membreId: string, de: string, a: string) => ({ membreId, debut: instantDeParis(de), fin: instantDeParis(a) })

describe('a slot', () => {
  it('R-SOU-1: goes from free to held, confirmed, then kept, missed or cancelled', () => {
    expect([...reachable(workflow, 'OUVERT')].sort()).toEqual(['ANNULE', 'CONFIRME', 'NON_HONORE', 'OUVERT', 'RESERVE', 'TENU'].sort())
    for (const fin of workflow.final) expect([...reachable(workflow, fin)]).toEqual([])
  })

  it.each([
    ['2026-10-24T10:00', '2026-10-27T09:00', 'the night clocks go back is one hour longer'],
    ['2027-03-27T10:00', '2027-03-30T11:00', 'the night they go forward, one hour shorter'],
    ['2026-11-29T10:00', '2026-12-02T10:00', 'over a month’s end'],
  ])('is held for 72 elapsed hours: from %s to %s (%s)', (de, a) => {
    const tenuJusqua = finDeMaintien(instantDeParis('2030-01-01T10:00'), instantDeParis(de), 72)
    expect(tenuJusqua).toEqual(instantDeParis(a))
    expect(estEchu({ statut: 'RESERVE', tenuJusqua }, new Date(tenuJusqua.getTime() - 1))).toBe(false)
    expect(estEchu({ statut: 'RESERVE', tenuJusqua }, tenuJusqua)).toBe(true)
  })

  it('is never held past its own beginning', () => {
    const debut = instantDeParis('2026-11-24T09:00')
    expect(finDeMaintien(debut, instantDeParis('2026-11-23T18:00'), 72)).toEqual(debut)
  })

  it.each([
    ['2026-10-31T23:30', '2026-10', '2026-11-01'],
    ['2026-11-01T00:00', '2026-11', '2026-12-01'],
    ['2026-12-31T23:59', '2026-12', '2027-01-01'],
    ['2027-02-28T23:00', '2027-02', '2027-03-01'],
  ])('at %s belongs to the month %s of Paris, which ends before %s', (instant, mois, au) => {
    expect(moisDe(instantDeParis(instant))).toEqual({ mois, du: `${mois}-01`, au })
  })
})

describe('whose turn it is', () => {
  it('R-SOU-1: first the doctors who received least, then longest ago, then by name, whatever their order in the list', () => {
    const [a, b, c, d] = [
      { id: 'a', nom: 'Dr A', nombre: 2, dernier: null },
      { id: 'b', nom: 'Dr B', nombre: 1, dernier: new Date(2) },
      { id: 'c', nom: 'Dr C', nombre: 1, dernier: new Date(1) },
      { id: 'd', nom: 'Dr D', nombre: 0, dernier: null },
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray([a, b, c, d], { minLength: 4 }), (ordre) => {
        expect(parTour(ordre).map((m) => m.id)).toEqual(['d', 'c', 'b', 'a'])
      }),
    )
  })

  it('R-SOU-1: a doctor must be available for the whole hour, without another appointment during it', () => {
    const dispos = [
      plage('a', '2026-12-01T14:00', '2026-12-01T15:00'),
      plage('b', '2026-12-01T14:00', '2026-12-01T16:00'),
      plage('c', '2026-12-01T14:30', '2026-12-01T16:00'),
    ]
    const [de, a] = [instantDeParis('2026-12-01T14:00'), instantDeParis('2026-12-01T15:00')]
    expect([...libresPendant(dispos, [], de, a)]).toEqual(['a', 'b'])
    expect([...libresPendant(dispos, [plage('a', '2026-12-01T14:30', '2026-12-01T15:30')], de, a)]).toEqual(['b'])
    // The other appointment ends when this hour begins, so they do not overlap.
    expect([...libresPendant(dispos, [plage('a', '2026-12-01T13:00', '2026-12-01T14:00')], de, a)]).toEqual(['a', 'b'])
  })

  it('proposes each future half hour from which two doctors are available together', () => {
    const disponibilites = [plage('a', '2026-12-01T14:00', '2026-12-01T16:00'), plage('b', '2026-12-01T14:30', '2026-12-01T16:00')]
    const options = { disponibilites, pris: [], minutes: 60, max: 10 }
    const debuts = (apres: string) => heuresPossibles({ ...options, apres: instantDeParis(apres) }).map((h) => h.debut)
    expect(debuts('2026-11-01T00:00')).toEqual([instantDeParis('2026-12-01T14:30'), instantDeParis('2026-12-01T15:00')])
    expect(debuts('2026-12-01T14:30')).toEqual([instantDeParis('2026-12-01T15:00')])
    expect(debuts('2026-12-01T15:00')).toEqual([])
  })
})

describe('what a doctor types', () => {
  it.each([
    [{ mode: 'LIEU', lieu: '' }, 'lieu', 'Où recevez-vous ?'],
    [{ mode: 'VISIO', lieu: 'http://x' }, 'lieu', 'Donnez l’adresse de la visio : elle commence par https://.'],
    [
      { mode: 'VISIO', lieu: 'https://x', medecins: ['3f2c1f30-5c1f-4b7e-9d5a-0c1f2e3d4c5b'] },
      'medecins',
      'Cochez deux médecins, ou aucun.',
    ],
  ])('R-SOU-1: %o is refused at the field %s: « %s »', (saisie, champ, message) => {
    const lu = ouvrirSchema.safeParse({ debut: '2026-12-01T14:00', ...saisie })
    expect(lu.error?.issues.map((i) => [i.path[0], i.message])).toEqual([[champ, message]])
  })

  it('R-SOU-1: « L’heure de fin vient après l’heure de début. »', () => {
    const lu = disponibiliteSchema.safeParse({ jour: '2026-12-01', de: '15:00', a: '14:00' })
    expect(lu.error?.issues[0]).toMatchObject({ path: ['a'], message: 'L’heure de fin vient après l’heure de début.' })
  })
})

describe('what a person types', () => {
  const saisie = { canal: 'CRENEAU', urgence: 'SEMAINE', mode: 'ANONYME', accord: 'on' }
  const fautes = (de: object) => saisieSchema.safeParse({ ...saisie, ...de }).error?.issues.map((i) => [i.path[0], i.message])

  it('R-SOU-3: a person in danger cannot choose a slot, which would be too late: « un médecin prend contact avec vous le jour même »', () => {
    expect(fautes({ danger: 'on' })).toEqual([['canal', expect.stringContaining('prend contact avec vous le jour même') as string]])
  })

  it('R-SOU-2: a slot must be chosen when there are free slots, and not when there are none', () => {
    expect(fautes({ creneaux: 'on' })).toEqual([['creneauId', 'Choisissez un créneau, ou une autre façon de commencer.']])
    expect(fautes({})).toBeUndefined()
  })

  it('R-SOU-7: a missing agreement is reported together with the other mistakes', () => {
    expect(fautes({ mode: 'NOM', accord: undefined })?.map(([champ]) => champ)).toEqual(['nom', 'accord'])
  })
})
