import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CategorieStage } from '@/generated/prisma/enums'
import { phaseAu } from '@/lib/referentiel/interne/maquette'
import { ajouter, decalerVoeu, deplacer, ranger, retirer } from '@/lib/stages/voeux/liste'
import { refusAjout, refusFenetre, refusParticipation, refusPoste, refusDepot, refusRetrait } from '@/lib/stages/voeux/guards'
import { categoriesDe, eligiblesAu, refusEligibilite } from '@/lib/referentiel/interne/eligibilite'
import { semestreDe } from '@/lib/referentiel/stage/semestre'
import { parcoursJusque } from '@/prisma/seed/departement/parcours'

const liste = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 60 })

describe('the list of wishes', () => {
  it('keeps every wish once, whatever wish is moved to whatever place', () => {
    fc.assert(
      fc.property(liste, fc.nat(), fc.integer(), (l, i, place) => {
        const poste = l[i % l.length] as string
        const apres = deplacer(l, poste, place)
        expect([...apres].sort()).toEqual([...l].sort())
        expect(retirer(apres, poste)).toEqual(retirer(l, poste))
        expect(apres.indexOf(poste)).toBe(Math.min(Math.max(place, 1), l.length) - 1)
      }),
    )
  })

  it('follows the typed places, and the other wishes keep their order', () => {
    fc.assert(
      fc.property(liste, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 60 }))), (l, saisies) => {
        const places = new Map(saisies.map(([i, place]) => [l[i % l.length] as string, place]))
        const apres = ranger(l, places)
        expect([...apres].sort()).toEqual([...l].sort())
        const immobiles = l.filter((p, i) => (places.get(p) ?? i + 1) === i + 1)
        expect(apres.filter((p) => immobiles.includes(p))).toEqual(immobiles)
      }),
    )
    expect(ranger(['a', 'b', 'c', 'd'], new Map([['d', 2]]))).toEqual(['a', 'd', 'b', 'c'])
    expect(
      ranger(
        ['a', 'b', 'c'],
        new Map([
          ['a', 3],
          ['c', 1],
        ]),
      ),
    ).toEqual(['c', 'b', 'a'])
  })

  it('moves a wish by one place, and leaves it where it is at the ends', () => {
    expect(decalerVoeu(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b'])
    expect(decalerVoeu(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c'])
    expect(decalerVoeu(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
    expect(decalerVoeu(['a', 'b', 'c'], 'x', 1)).toEqual(['a', 'b', 'c'])
    expect(ajouter(['a'], 'b')).toEqual(['a', 'b'])
  })
})

describe('the refusals of a wish', () => {
  const terme = new Date('2027-04-01T21:59:59.999Z')
  const fenetre = { statut: 'PREPARATION', voeuxJusquA: terme } as const
  const poste = { semestreCode: '2027E', capaciteOfferte: 2, horsChoix: 0, ajoutes: 0, publie: true }

  it('R-RNG-9: « Ce terme est passé. », to the millisecond', () => {
    expect(refusFenetre(fenetre, null, terme)).toBeUndefined()
    expect(refusFenetre(fenetre, null, new Date(terme.getTime() + 1))).toMatchObject({
      regle: 'R-RNG-9',
      message: expect.stringContaining('Ce terme est passé.'),
    })
    expect(refusFenetre(null, null, terme)).toBeUndefined()
  })

  it('R-RNG-9: « Vos vœux sont figés… : ils ne changent plus. »', () => {
    expect(refusFenetre(fenetre, terme, terme)?.message).toMatch(/^Vos vœux sont figés depuis le .* : ils ne changent plus\.$/)
    expect(refusFenetre({ ...fenetre, statut: 'VOEUX_FIGES' }, null, terme)?.message).toBe(
      'Les vœux de ce choix sont figés : ils ne changent plus.',
    )
  })

  it('R-CAM-1: « Ce poste ne fait pas partie de l’offre de ce semestre. », « … la liste publiée pour ce choix. »', () => {
    expect(refusPoste(poste, '2027E')).toBeUndefined()
    for (const p of [null, { ...poste, semestreCode: '2026H' }])
      expect(refusPoste(p, '2027E')).toEqual({ regle: 'R-CAM-1', message: 'Ce poste ne fait pas partie de l’offre de ce semestre.' })
    expect(refusPoste({ ...poste, publie: false }, '2027E')).toEqual({
      regle: 'R-CAM-1',
      message: 'Ce poste ne figure pas sur la liste publiée pour ce choix.',
    })
  })

  it('R-FLE-9: « Les places de ce poste sont pourvues au titre de l’article 44… »', () => {
    expect(refusPoste({ ...poste, horsChoix: 2 }, '2027E')?.regle).toBe('R-FLE-9')
    expect(refusPoste({ ...poste, horsChoix: 2, ajoutes: 1 }, '2027E')).toBeUndefined()
  })

  it('VOEUX: « Ce poste est déjà dans vos vœux : c’est le vœu n° 2. », « Vous avez déjà 60 vœux… »', () => {
    expect(refusAjout(['a', 'b'], 'b')?.message).toBe('Ce poste est déjà dans vos vœux : c’est le vœu n° 2.')
    const pleine = Array.from({ length: 60 }, (_, i) => String(i))
    expect(refusAjout(pleine, 'x')?.message).toMatch(/^Vous avez déjà 60 vœux/)
    expect(refusAjout(pleine.slice(1), 'x')).toBeUndefined()
  })

  it('R-FLE-15, R-RNG-1, R-DES-2: who takes no part in the choice', () => {
    const interne = { phase: 'SOCLE', enFst: false, horsChoix: false, mobilite: false } as const
    expect(refusParticipation({ ...interne, horsChoix: true })?.regle).toBe('R-FLE-15')
    expect(refusParticipation({ ...interne, mobilite: true })?.regle).toBe('R-RNG-1')
    expect(refusParticipation({ ...interne, phase: null })?.regle).toBe('R-DES-2')
    expect(refusParticipation({ ...interne, phase: null, enFst: true })).toMatchObject({
      regle: 'R-DES-4',
      message: 'Ce semestre est pris par votre formation spécialisée transversale : vous ne participez pas au choix.',
    })
    expect(refusParticipation(interne)).toBeUndefined()
  })
})

describe('the minimum number of wishes', () => {
  const depose = new Date('2027-02-01T09:00:00Z')
  it('R-RNG-8: a removal is refused only when a deposited list would become too short, never before the deposit', () => {
    expect([3, 4, 5].map((n) => refusRetrait(depose, n, 4)?.regle)).toEqual(['R-RNG-8', 'R-RNG-8', undefined])
    expect([3, 4, 5].map((n) => refusRetrait(null, n, 4)?.regle)).toEqual([undefined, undefined, undefined])
    expect(refusRetrait(null, 1, 0)).toBeUndefined()
  })
  it('R-RNG-8: a deposit is refused when the list is too short, outside the consolidation, or before a list of posts is published', () => {
    const dossier = { phase: 'CONSOLIDATION', listeId: 'liste' } as const
    expect(refusDepot(dossier, 1, 6)?.message).toBe(
      'Votre liste compte 1 vœu ; il en faut au moins 6. Elle est gardée telle qu’elle est : ajoutez-y 5 vœux, puis déposez-la.',
    )
    expect(refusDepot(dossier, 6, 6)).toBeUndefined()
    expect(refusDepot({ ...dossier, phase: 'SOCLE' }, 6, 6)?.regle).toBe('R-RNG-8')
    expect(refusDepot({ ...dossier, listeId: null }, 6, 0)?.regle).toBe('R-CAM-1')
  })
})

describe('one rule of eligibility for wishes, simulation and choice', () => {
  it('R-DES-2, R-RNG-8: the eligible kinds of stage are those whose wish is not refused, and they belong to the phase of the semester', () => {
    const etapes = fc.array(fc.constantFrom('N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(etapes, fc.constantFrom(2022, 2024), (suite, anneeEntree) => {
        const parcours = { ...parcoursJusque('2026H', suite), anneeEntree }
        const semestre = semestreDe('2027E')
        const permis = Object.values(CategorieStage).filter((c) => !refusEligibilite(parcours, c, semestre, 'NORMAL'))
        expect([...eligiblesAu(parcours, semestre)].sort()).toEqual([...permis].sort())
        const phase = phaseAu(parcours, semestre.code)
        for (const c of permis) expect(phase && categoriesDe(phase)).toContain(c)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the wishes that a maquette allows (R-DES-2)', () => {
  const semestre = semestreDe('2027E')
  const parcours = parcoursJusque('2026H', ['N1', 'URGENCES', 'POLYVALENTE'])

  it('R-DES-2: « Votre stage de médecine polyvalente est déjà en cours… »', () => {
    expect(eligiblesAu(parcours, semestre)).toEqual(['SFE'])
    expect(refusEligibilite(parcours, 'SFE', semestre, 'NORMAL')).toBeUndefined()
    expect(refusEligibilite(parcours, 'POLYVALENTE', semestre, 'NORMAL')).toEqual({
      regle: 'R-DES-2',
      message: 'Votre stage de médecine polyvalente est déjà en cours : le refaire ne remplirait aucune place de votre maquette.',
    })
  })

  it('R-RNG-6: a surnombre non validant wishes for any post, a surnombre validant does not', () => {
    expect(refusEligibilite(parcours, 'POLYVALENTE', semestre, 'SURNOMBRE_NON_VALIDANT')).toBeUndefined()
    expect(refusEligibilite(parcours, 'POLYVALENTE', semestre, 'SURNOMBRE_VALIDANT')?.regle).toBe('R-DES-2')
  })

  it('R-RNG-8: « En phase de consolidation, seuls les stages de docteur junior peuvent être choisis. »', () => {
    const dernier = parcoursJusque('2026H', ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'])
    expect(eligiblesAu(dernier, semestre)).toEqual(['N3_DJ'])
    expect(refusEligibilite(dernier, 'LIBRE', semestre, 'NORMAL')?.regle).toBe('R-RNG-8')
  })
})
