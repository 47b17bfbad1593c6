import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phraseIssue } from '@/app/(portail)/stages/simulation/mots'
import { attribuer, type PosteOuvert } from '@/lib/stages/regles/attribution'
import { etablirApercu, toursDe, TRANCHE, type Participant } from '@/lib/stages/simulation/apercu'
import { refusSimulation } from '@/lib/stages/simulation/guards'
import { simuler } from '@/lib/stages/simulation/resultat'

const NOMS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const poste = (id: string, capacite = 1): PosteOuvert => ({ id, categorie: 'LIBRE', capacite })
const interne = (rang: number, voeux: readonly string[], change: Partial<Participant> = {}): Participant => ({
  id: `i${rang}`,
  anciennete: 2,
  typeClassement: 'EN_GROUPE',
  rang,
  effectifReference: 1000,
  situation: 'NORMAL',
  eligibles: ['LIBRE'],
  voeux,
  ...change,
})

const departement = fc.record({
  postes: fc.array(fc.nat(4), { minLength: 8, maxLength: 8 }).map((c) => c.map((capacite, i) => poste(NOMS[i] as string, capacite))),
  internes: fc
    .array(fc.shuffledSubarray(NOMS), { minLength: 2, maxLength: 30 })
    .map((listes) => listes.map((voeux, i) => interne(i + 1, voeux))),
})

const pour = (internes: readonly Participant[], postes: readonly PosteOuvert[], moi: Participant) => {
  const tours = toursDe(etablirApercu(internes, postes), moi.id)
  if (!tours) throw new Error('not called')
  return simuler(moi, postes, tours)
}

describe('what a simulation says (R-RNG-1)', () => {
  it('R-RNG-1: it gives the real result to a person right after a whole group, and to the others a best case at least as good', () => {
    fc.assert(
      fc.property(departement, ({ postes, internes }) => {
        const { resultats } = attribuer({ postes, appel: internes })
        internes.forEach((moi, place) => {
          const simulation = pour(internes, postes, moi)
          const avant = internes.slice(0, place).filter((i) => i.voeux.length > 0).length
          const vrai = resultats[place]?.rangVoeu ?? Infinity
          if (avant >= TRANCHE && avant % TRANCHE === 0) expect(simulation.meilleure?.rangVoeu ?? Infinity).toBe(vrai)
          expect(simulation.meilleure?.rangVoeu ?? Infinity).toBeLessThanOrEqual(vrai)
          if (simulation.masquee) expect(simulation.pire?.rangVoeu ?? Infinity).toBeGreaterThanOrEqual(vrai)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('it names the wishes that are full before the person’s turn, outside the maquette or outside the offer', () => {
    const avant = Array.from({ length: 5 }, (_, i) => interne(i + 1, ['a', 'b']))
    const moi = interne(9, ['a', 'x', 'n', 'b', 'c'])
    const postes = [poste('a', 4), poste('b'), poste('c'), { ...poste('n'), categorie: 'SASPAS' as const }]
    const simulation = pour([...avant, moi], postes, moi)
    expect(simulation.voeux).toEqual(['COMPLET', 'HORS_OFFRE', 'NON_ELIGIBLE', 'COMPLET', 'OBTENU'])
    expect(simulation).toMatchObject({ meilleure: { posteId: 'c', rangVoeu: 5 }, masquee: false, departageRequis: false })
  })

  it('R-RNG-7: it leaves a full tie to the draw, and shows the best and the worst result of the draw', () => {
    const avant = Array.from({ length: 5 }, (_, i) => interne(i + 1, ['b']))
    const egaux = Array.from({ length: 6 }, (_, i) => interne(10, ['a', 'c'], { id: `egal${i}` }))
    const moi = egaux[0] as Participant
    const simulation = pour([...avant, ...egaux], [poste('a', 5), poste('b', 9), poste('c', 9)], moi)
    expect(simulation).toMatchObject({ departageRequis: true, meilleure: { rangVoeu: 1 }, pire: { rangVoeu: 2 } })
    expect(simulation.voeux).toEqual(['SELON_TIRAGE', 'LIBRE'])
  })

  it('R-RNG-6: a surnombre non validant gets the first wish, full or not', () => {
    const avant = Array.from({ length: 6 }, (_, i) => interne(i + 1, ['a']))
    const moi = interne(9, ['a', 'b'], { situation: 'SURNOMBRE_NON_VALIDANT', eligibles: [] })
    expect(pour([...avant, moi], [poste('a'), poste('b')], moi).meilleure).toEqual({ posteId: 'a', rangVoeu: 1 })
  })
})

describe('what a simulation does not say (R-RNG-10)', () => {
  it('R-RNG-10: it reveals nothing of the wishes of fewer than five people who come before', () => {
    fc.assert(
      fc.property(departement, fc.shuffledSubarray(NOMS, { minLength: 1 }), ({ postes, internes }, autres) => {
        internes.slice(0, 5).forEach((moi) => {
          const ailleurs = internes.map((i) => (i.id === moi.id || i.voeux.length === 0 ? i : { ...i, voeux: autres }))
          expect(pour(ailleurs, postes, moi)).toEqual(pour(internes, postes, moi))
        })
      }),
    )
  })

  it('R-RNG-10: it says the same to everyone of one group of five, so that neighbours who compare learn nothing', () => {
    fc.assert(
      fc.property(departement, ({ postes, internes }) => {
        const tous = internes.map((i) => (i.voeux.length === 0 ? { ...i, voeux: ['a'] } : i))
        const apercu = etablirApercu(tous, postes)
        const etats = tous.map((i) => [...(toursDe(apercu, i.id)?.tours[0]?.complets ?? [])].join())
        etats.forEach((etat, i) => expect(etat).toBe(etats[Math.floor(i / 5) * 5]))
      }),
    )
  })

  it('R-RNG-10: no wish is kept in the snapshot', () => {
    const contenu = etablirApercu([interne(1, ['b', 'a']), interne(2, ['a'])], [poste('a'), poste('b')])
    expect(Object.keys(contenu).sort()).toEqual(['demandeurs', 'egalites', 'essais', 'internes', 'postes'])
    expect(contenu.essais).toEqual([{ appels: [1, 2], complets: [2, 1] }])
  })

  it('it leaves out people on leave and people unknown when it was made', () => {
    const apercu = etablirApercu([interne(1, ['a'], { situation: 'DISPONIBILITE' }), interne(2, ['a'])], [poste('a')])
    expect(toursDe(apercu, 'i1')).toBeNull()
    expect(toursDe(apercu, 'inconnu')).toBeNull()
  })
})

describe('the refusals of a simulation', () => {
  const dossier = { participation: undefined, phase: 'SOCLE', choix: null, postes: ['a'] } as unknown as Parameters<
    typeof refusSimulation
  >[0]

  it('R-RNG-8: « … elle ne suit pas d’ordre d’appel, et ne se simule pas ici. »; SIMULATION: « Faites d’abord des vœux… »', () => {
    expect(refusSimulation(dossier)).toBeUndefined()
    expect(refusSimulation({ ...dossier, phase: 'CONSOLIDATION' })).toMatchObject({
      regle: 'R-RNG-8',
      message: expect.stringContaining('ne se simule pas ici'),
    })
    expect(refusSimulation({ ...dossier, postes: [] })?.message).toMatch(/^Faites d’abord des vœux/)
    const ouvert = { statut: 'OUVERT' as const, voeuxJusquA: new Date(0), listeId: null }
    expect(refusSimulation({ ...dossier, choix: ouvert })?.message).toMatch(/^Le choix a commencé/)
  })
})

describe('the sentence of a simulation', () => {
  const base = { departageRequis: false, masquee: false, voeux: [] }
  const issue = (rangVoeu: number) => ({ posteId: `p${rangVoeu}`, rangVoeu })
  const voeux = [{ rang: 1, intitule: 'SASPAS des Ormes', structure: 'MSP des Ormes' }]

  it('says one outcome, an interval, or none', () => {
    expect(phraseIssue({ ...base, meilleure: issue(1), pire: issue(1) }, voeux)).toBe(
      'vous obtiendriez votre vœu n° 1 (SASPAS des Ormes, MSP des Ormes).',
    )
    expect(phraseIssue({ ...base, meilleure: issue(2), pire: issue(3) }, voeux)).toBe(
      'vous obtiendriez, au mieux, votre vœu n° 2 et, au pire, votre vœu n° 3.',
    )
    expect(phraseIssue({ ...base, meilleure: issue(2), pire: null }, voeux)).toMatch(/au pire, aucun de vos vœux\.$/)
    expect(phraseIssue({ ...base, meilleure: null, pire: null }, voeux)).toBe('vous n’obtiendriez aucun de vos vœux : ajoutez-en d’autres.')
  })
})
