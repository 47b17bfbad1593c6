import { describe, expect, it } from 'vitest'
import { jour } from '@/lib/core/temps/horloge'
import { refusCapacite, refusEncadrement, refusSansActe, type Agrement } from '@/lib/referentiel/stage/terrain/guards'
import { praticiensSaisis, terrainSchema } from '@/lib/referentiel/stage/terrain/schema'

const SAISIE = {
  structureNom: 'MSP des Ormes',
  structureType: 'MSP',
  adresse: '1 rue des Ormes',
  commune: 'Ormes',
  intitule: 'Médecine générale aux Ormes',
  mode: 'AMBULATOIRE',
  categories: 'N1',
  capaciteAgreee: '2',
  agrementDebut: '2026-11-01',
  agrementFin: '2031-10-31',
}

describe('the form of a terrain', () => {
  it('reads what a browser posts, empty practitioners left out', () => {
    const lue = terrainSchema.parse({
      ...SAISIE,
      praticien1: ' Inès Martin ',
      praticien2: '',
      praticien3: 'p@exemple.test',
      logement: 'on',
    })
    expect(lue).toMatchObject({ categories: ['N1'], capaciteAgreee: 2, logement: true, asalee: false, suspenduLe: null })
    expect(praticiensSaisis(lue)).toEqual([
      { champ: 'praticien1', texte: 'Inès Martin' },
      { champ: 'praticien3', texte: 'p@exemple.test' },
    ])
  })
  it.each([
    ['finessEt', { finessEt: '990000011' }, 'Ce numéro FINESS n’est pas valide : vérifiez ses neuf caractères.'],
    ['categories', { categories: undefined }, 'Cochez au moins un type de stage.'],
    ['capaciteAgreee', { capaciteAgreee: '-1' }, 'Écrivez un nombre positif.'],
    ['agrementFin', { agrementFin: '2025-10-31' }, 'L’agrément finit avant d’avoir commencé.'],
    ['intitule', { intitule: '  ' }, 'Écrivez l’intitulé du terrain.'],
  ])('R-ID-2 and other checks: a wrong %s is refused beside its field', (champ, change, message) => {
    const lue = terrainSchema.safeParse({ ...SAISIE, ...change })
    expect(lue.error?.issues.map((i) => [i.path[0], i.message])).toEqual([[champ, message]])
  })
  it('R-ID-2: a number with the right key is accepted, also for Corsica', () => {
    expect(terrainSchema.safeParse({ ...SAISIE, finessEt: '990000010' }).success).toBe(true)
    expect(terrainSchema.parse({ ...SAISIE, finessEt: '2a0000001' }).finessEt).toBe('2A0000001')
  })
})

describe('R-MSU-20: the number of maîtres de stage', () => {
  const ville = { mode: 'AMBULATOIRE', categories: ['N1'], praticiens: 1, responsable: false } as const
  it('one to three for the first level', () => {
    expect(refusEncadrement(ville)).toBeUndefined()
    expect(refusEncadrement({ ...ville, praticiens: 3 })).toBeUndefined()
  })
  it('« Indiquez au moins un maître de stage. »', () =>
    expect(refusEncadrement({ ...ville, praticiens: 0 })).toEqual({
      champ: 'praticien1',
      refus: { regle: 'R-MSU-20', message: 'Indiquez au moins un maître de stage.' },
    }))
  it('« Un stage praticien de niveau 1 se fait auprès d’un à trois maîtres de stage : il y en a 4. »', () =>
    expect(refusEncadrement({ ...ville, praticiens: 4 })?.refus.message).toBe(
      'Un stage praticien de niveau 1 se fait auprès d’un à trois maîtres de stage : il y en a 4.',
    ))
  it('« Un SASPAS se fait auprès d’au moins deux maîtres de stage : indiquez le second. »', () => {
    const saspas = { ...ville, categories: ['SASPAS'] } as const
    expect(refusEncadrement(saspas)).toEqual({
      champ: 'praticien2',
      refus: { regle: 'R-MSU-20', message: 'Un SASPAS se fait auprès d’au moins deux maîtres de stage : indiquez le second.' },
    })
    expect(refusEncadrement({ ...saspas, praticiens: 2 })).toBeUndefined()
  })
  it('R-FLE-3: « Un service hospitalier a un responsable pédagogique : indiquez-le. »', () => {
    const hopital = { mode: 'HOSPITALIER', categories: ['URGENCES'], praticiens: 0, responsable: false } as const
    expect(refusEncadrement(hopital)?.refus).toEqual({
      regle: 'R-FLE-3',
      message: 'Un service hospitalier a un responsable pédagogique : indiquez-le.',
    })
    expect(refusEncadrement({ ...hopital, responsable: true })).toBeUndefined()
  })
})

describe('R-CAM-1: the offer stays within the agrément', () => {
  const offres = [{ categorie: 'SASPAS', offerts: 3, semestre: 'Semestre d’été 2027' }] as const
  it('« 3 places sont offertes au semestre d’été 2027 : réduisez d’abord l’offre. »', () =>
    expect(refusCapacite({ capaciteAgreee: 2, categories: ['SASPAS'] }, offres)).toEqual({
      champ: 'capaciteAgreee',
      refus: { regle: 'R-CAM-1', message: '3 places sont offertes au semestre d’été 2027 : réduisez d’abord l’offre.' },
    }))
  it('« Ce terrain offre un SASPAS au semestre d’été 2027 : retirez d’abord ce poste de l’offre. »', () =>
    expect(refusCapacite({ capaciteAgreee: 3, categories: ['N1'] }, offres)?.refus.message).toBe(
      'Ce terrain offre un SASPAS au semestre d’été 2027 : retirez d’abord ce poste de l’offre.',
    ))
  it('accepts an offer within the agrément', () =>
    expect(refusCapacite({ capaciteAgreee: 3, categories: ['SASPAS'] }, offres)).toBeUndefined())
})

describe('R-CAM-2: the agency decides on the agrément', () => {
  const agrement: Agrement = {
    categories: ['N1', 'SASPAS'],
    capaciteAgreee: 2,
    agrementDebut: jour('2026-11-01'),
    agrementFin: jour('2031-10-31'),
    suspenduLe: null,
  }
  it('« L’agrément est décidé par l’agence régionale de santé : indiquez l’acte que vous recopiez. »', () => {
    const changes: Partial<Agrement>[] = [
      { capaciteAgreee: 3 },
      { categories: ['N1'] },
      { agrementFin: jour('2032-10-31') },
      { agrementDebut: jour('2026-11-02') },
      { suspenduLe: jour('2027-01-01') },
    ]
    for (const change of changes)
      expect(refusSansActe(agrement, { ...agrement, ...change }, '')).toEqual({
        champ: 'acte',
        refus: {
          regle: 'R-CAM-2',
          message: 'L’agrément est décidé par l’agence régionale de santé : indiquez l’acte que vous recopiez.',
        },
      })
    expect(refusSansActe(null, agrement, '')?.champ).toBe('acte')
  })
  it('asks for no act when the agrément stays as it is, or when the act is given', () => {
    expect(refusSansActe(agrement, { ...agrement, categories: ['SASPAS', 'N1'] }, '')).toBeUndefined()
    expect(refusSansActe(agrement, { ...agrement, capaciteAgreee: 3 }, 'Décision 2026-114')).toBeUndefined()
  })
})
