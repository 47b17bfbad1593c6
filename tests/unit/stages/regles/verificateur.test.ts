import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { empreinteTexte } from '@/lib/core/donnees/canonique'
import { exporterChoix, fichierChoix } from '@/lib/stages/regles/export'
import { surnombreDe } from '@/lib/referentiel/interne/situation-choix'
import { departement } from '@/scripts/choix/departement'
import { conclure } from '@/scripts/choix/derouler'
import { lireFichier } from '@/verificateur/fichier'
import { verifierChoix } from '@/verificateur/proprietes'
import { departements } from './departements'
import { COPIES, exempleTermine, lu, manquements } from './lectures'

describe('the verifier on allocations', () => {
  it('R-RNG-1, R-RNG-6, R-RNG-7, R-STG-8, R-FLE-9: all nine properties hold for any department, in both copies', () =>
    fc.assert(
      fc.property(departements(), (d) => {
        const choix = conclure(d)
        for (const copie of COPIES) expect(manquements(lu(choix, copie))).toEqual([])
      }),
      { numRuns: 3000 },
    ))
  it('all properties hold for a department of five hundred people', () => {
    for (const copie of COPIES) expect(manquements(lu(conclure(departement(500, 560, 12)), copie))).toEqual([])
  })
  it('only the result of the rules passes: any other post given to one person is reported', () =>
    fc.assert(
      fc.property(departements(), fc.nat(), fc.nat(), (d, i, j) => {
        const fichier = lu(conclure(d), 'COMMISSION')
        const ligne = fichier.appel[i % Math.max(1, fichier.appel.length)]
        const autre = [null, ...fichier.postes.map((p) => p.id)][j % (fichier.postes.length + 1)] ?? null
        fc.pre(ligne !== undefined && ligne.obtenu !== autre)
        if (ligne) ligne.obtenu = autre
        expect(manquements(fichier)).not.toEqual([])
      }),
      { numRuns: 1500 },
    ))
})

describe('R-RNG-10: the public copy', () => {
  it('shows no rank, no surnombre, no name and no situation; a person in surnombre has no line and leaves no gap', () =>
    fc.assert(
      fc.property(departements(), (d) => {
        const choix = conclure(d)
        const { appel, tirages } = fichierChoix(choix, 'PUBLIQUE')
        expect(appel.map((l) => l.pseudonyme)).toEqual(
          choix.appel.filter((l) => surnombreDe(l.interne.situation) === null).map((l) => l.interne.pseudonyme),
        )
        const champs = ['pseudonyme', 'anciennete', 'groupe', 'categories', 'voeux', 'suite', 'empreinte', 'obtenu'].sort()
        for (const l of appel) expect(Object.keys(l).sort()).toEqual(champs)
        expect([...new Set(appel.map((l) => l.groupe))]).toEqual(Array.from({ length: appel.at(-1)?.groupe ?? 0 }, (_, i) => i + 1))
        for (const t of tirages) expect(t.pseudonymes.length).toBeGreaterThan(1)
      }),
      { numRuns: 300 },
    ))
  it('shows no wish below the one obtained, and only the categories of the shown wishes', () => {
    const choix = exempleTermine()
    const categorie = new Map(choix.postes.map((p) => [p.id, p.categorie]))
    const { appel } = fichierChoix(choix, 'PUBLIQUE')
    expect(
      appel.some((l) => l.voeux.length < (choix.appel.find((c) => c.interne.pseudonyme === l.pseudonyme)?.figes.voeux.length ?? 0)),
    ).toBe(true)
    for (const l of appel) {
      if (l.obtenu !== null) expect(l.voeux.at(-1)).toBe(l.obtenu)
      for (const c of l.categories) expect(l.voeux.map((v) => categorie.get(v))).toContain(c)
    }
  })
  it('holds the digest of the commission’s copy, so that the latter cannot be changed afterwards', () => {
    const { publique, commission } = exporterChoix(exempleTermine())
    expect(lireFichier(publique).copieCommission).toBe(empreinteTexte(commission))
    expect(exporterChoix(exempleTermine())).toEqual({ publique, commission })
  })
  it('is refused by the verifier when it has a field that it must not have', () => {
    const fichier = fichierChoix(exempleTermine(), 'PUBLIQUE')
    for (const intrus of [{ nom: 'Roussel' }, { motif: 'grossesse' }, { positionnement: [1, 2] }, { surnombre: 'VALIDANT' }]) {
      const texte = JSON.stringify({ ...fichier, appel: [{ ...fichier.appel[0], ...intrus }] })
      expect(() => lireFichier(texte)).toThrow(/n’a pas sa place ici \(R-RNG-10\)/)
    }
  })
})

describe('R-STG-8: the 107 % of the rule book, in whole numbers', () => {
  const juge = (internes: number, postes: number, minimum: number) => {
    const vide = fichierChoix({ ...exempleTermine(), postes: [], fleches: [], appel: [] }, 'COMMISSION')
    const offre = { internes, postes, autresInternes: internes, autresPostes: postes, minimum, respectee: postes >= minimum }
    return verifierChoix(lireFichier(JSON.stringify({ ...vide, offre }))).find((v) => v.code === 'P6')
  }
  it.each([
    [100, 107],
    [200, 214],
    [429, 460],
    [430, 460],
    [500, 530],
  ])('§10 edge 12: %i internes need %i posts', (internes, postes) => {
    expect(juge(internes, postes, postes)).toMatchObject({ manquements: [], remarque: expect.stringMatching(/^Règle respectée/) })
    expect(juge(internes, postes, postes - 1)?.manquements).not.toEqual([])
  })
  it('a file that admits one missing post has no breach, and the remark says that the rule is not respected', () =>
    expect(juge(100, 106, 107)).toMatchObject({
      manquements: [],
      remarque: 'La règle des 107 % n’est pas respectée : 106 postes pour 100 internes, il en faut 107.',
    }))
  it('counts the other call lists of the semester, and no surnombre', () => {
    const choix = { ...exempleTermine(), autresListes: { internes: 400, postes: 500 } }
    expect(manquements(lu(choix, 'PUBLIQUE'))).toEqual([])
    expect(fichierChoix(choix, 'PUBLIQUE').offre?.internes).toBe(400 + fichierChoix(choix, 'PUBLIQUE').appel.length)
  })
})
