import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoJour, jour } from '@/lib/core/temps/horloge'
import { lieuDit, moitiesDe, phrasesMoities, posteDit, type Second } from '@/lib/referentiel/stage/couplage'
import { semestreDe } from '@/lib/referentiel/stage/semestre'

const dites = (debut: string, fin: string): string[] =>
  moitiesDe({ debut: jour(debut), fin: jour(fin) }).flatMap((m) => [isoJour(m.debut), isoJour(m.fin)])

const second: Second = {
  terrainId: 'b',
  intitule: 'Femme et enfant',
  structure: 'CH du Littoral',
  commune: 'Port-Blanc',
  premiereMoitie: 'SANTE_ENFANT',
}
const premier = { intitule: 'Consultations', structure: 'PMI de Grandlieu', commune: 'Grandlieu' }

describe('R-DES-2: the two halves of a coupled stage', () => {
  it('are three calendar months each, to the day, in winter as in summer', () => {
    expect(dites('2026-11-02', '2027-05-01')).toEqual(['2026-11-02', '2027-02-01', '2027-02-02', '2027-05-01'])
    expect(dites('2027-05-02', '2027-11-01')).toEqual(['2027-05-02', '2027-08-01', '2027-08-02', '2027-11-01'])
  })
  it('the second half begins on the last day of a month that is too short, also in leap years', () => {
    expect(dites('2026-11-30', '2027-05-31').slice(0, 3)).toEqual(['2026-11-30', '2027-02-27', '2027-02-28'])
    expect(dites('2027-11-30', '2028-05-31').slice(0, 3)).toEqual(['2027-11-30', '2028-02-28', '2028-02-29'])
    expect(dites('2026-10-31', '2027-04-30').slice(0, 3)).toEqual(['2026-10-31', '2027-01-30', '2027-01-31'])
  })
  it('follow each other and cover the whole semester, whichever it is', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.constantFrom('H', 'E'), (annee, saison) => {
        const semestre = semestreDe(`${annee}${saison}`)
        const [a, b] = moitiesDe(semestre)
        expect([a.debut, b.fin]).toEqual([semestre.debut, semestre.fin])
        expect(b.debut.getTime() - a.fin.getTime()).toBe(86_400_000)
        expect(b.debut.getUTCDate()).toBe(semestre.debut.getUTCDate())
      }),
    ))
})

describe('R-CAM-1: the words for a coupled stage', () => {
  it('name both places, and which half comes first', () => {
    expect(lieuDit(premier, null)).toBe('PMI de Grandlieu, Grandlieu')
    expect(lieuDit(premier, second)).toBe(
      '3 mois PMI de Grandlieu, Grandlieu (santé de l’enfant), puis 3 mois CH du Littoral, Port-Blanc (santé de la femme)',
    )
    expect(lieuDit(premier, { ...second, structure: 'PMI de Grandlieu', premiereMoitie: 'SANTE_FEMME' })).toContain(
      '(santé de la femme), puis 3 mois Femme et enfant, PMI de Grandlieu (santé de l’enfant)',
    )
    expect(posteDit(premier, null)).toBe('Consultations, PMI de Grandlieu')
    expect(posteDit(premier, second)).toBe(
      'Consultations, PMI de Grandlieu (3 mois, santé de l’enfant), puis Femme et enfant, CH du Littoral (3 mois, santé de la femme)',
    )
  })
  it('give the first and last day of each half', () => {
    expect(phrasesMoities(premier, second, semestreDe('2026H'))).toEqual([
      'Du lundi 2 novembre 2026 au lundi 1er février 2027, santé de l’enfant : Consultations, PMI de Grandlieu.',
      'Du mardi 2 février 2027 au samedi 1er mai 2027, santé de la femme : Femme et enfant, CH du Littoral.',
    ])
  })
})
