import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attribuer, type AppeleChoix, type PosteOuvert } from '@/lib/stages/regles/attribution'
import { fichierChoix } from '@/lib/stages/regles/export'
import { surnombreDe } from '@/lib/referentiel/interne/situation-choix'
import { resteAuChoix } from '@/lib/referentiel/stage/offre'
import { appeler, conclure, type Departement } from '@/scripts/choix/derouler'
import { departementExemple } from '@/scripts/choix/departement'
import { lireFichier } from '@/verificateur/fichier'
import { verifierChoix } from '@/verificateur/proprietes'
import { CATEGORIES, departements } from './departements'

type Choix = { postes: PosteOuvert[]; appel: AppeleChoix[] }
type Obtenus = Map<string, string | null>

const selon = (choix: Choix): Obtenus => new Map(attribuer(choix).resultats.map((r) => [r.id, r.posteId]))
const pourChacun = ({ postes, appel }: Choix, changer: (a: AppeleChoix) => AppeleChoix): Obtenus =>
  selon({ postes, appel: appel.map(changer) })
const normaux = (appel: AppeleChoix[]): AppeleChoix[] => appel.filter((a) => surnombreDe(a.situation) === null)

/** Serves everyone's first wishes before anyone's second: unfair to people called first. */
function parRangDeVoeu({ postes, appel }: Choix): Obtenus {
  const obtenus = selon({ postes, appel: appel.map((a) => (surnombreDe(a.situation) === null ? { ...a, voeux: [] } : a)) })
  const reste = new Map(postes.map((p) => [p.id, p.capacite]))
  const categorie = new Map(postes.map((p) => [p.id, p.categorie]))
  for (let tour = 0; tour < 10; tour++)
    for (const a of normaux(appel)) {
      const voeu = a.voeux[tour]
      const c = categorie.get(voeu ?? '')
      if (obtenus.get(a.id) !== null || voeu === undefined || !c || !a.eligibles.includes(c) || !reste.get(voeu)) continue
      obtenus.set(a.id, voeu)
      reste.set(voeu, (reste.get(voeu) ?? 0) - 1)
    }
  return obtenus
}

/** Wrong allocations, each with one possible mistake. */
const FAUSSES: [quoi: string, attribuerMal: (choix: Choix) => Obtenus][] = [
  ['calls the last first', ({ postes, appel }) => selon({ postes, appel: [...appel].reverse() })],
  [
    'lets the one who comes second go first',
    ({ postes, appel }) => selon({ postes, appel: [...appel.slice(1, 2), ...appel.slice(0, 1), ...appel.slice(2)] }),
  ],
  ['serves all the first wishes before any second', parRangDeVoeu],
  [
    'gives each post one place too many',
    ({ postes, appel }) => selon({ postes: postes.map((p) => ({ ...p, capacite: p.capacite + 1 })), appel }),
  ],
  [
    'keeps the last place of each post',
    ({ postes, appel }) => selon({ postes: postes.map((p) => ({ ...p, capacite: Math.max(0, p.capacite - 1) })), appel }),
  ],
  ['forgets a post', ({ postes, appel }) => selon({ postes: postes.slice(1), appel })],
  ['ignores the maquette', (c) => pourChacun(c, (a) => ({ ...a, eligibles: CATEGORIES }))],
  ['ignores the order of the wishes', (c) => pourChacun(c, (a) => ({ ...a, voeux: [...a.voeux].sort() }))],
  ['ignores the first wish', (c) => pourChacun(c, (a) => ({ ...a, voeux: a.voeux.slice(1) }))],
  ['gives up after three wishes', (c) => pourChacun(c, (a) => ({ ...a, voeux: a.voeux.slice(0, 3) }))],
  ['makes a surnombre take a place', (c) => pourChacun(c, (a) => ({ ...a, situation: 'NORMAL' }))],
  ['takes everyone for a surnombre', (c) => pourChacun(c, (a) => ({ ...a, situation: 'SURNOMBRE_VALIDANT' }))],
  [
    'opens full posts to the surnombre validant',
    (c) => pourChacun(c, (a) => ({ ...a, situation: a.situation === 'SURNOMBRE_VALIDANT' ? 'SURNOMBRE_NON_VALIDANT' : a.situation })),
  ],
  [
    'passes those who are absent over, wishes or not',
    (c) => pourChacun(c, (a) => ({ ...a, voeux: a.situation.startsWith('ABSENT') ? [] : a.voeux })),
  ],
  [
    'forgets the first block when it starts the second',
    ({ postes, appel }) => {
      const milieu = Math.ceil(appel.length / 2)
      return new Map([...selon({ postes, appel: appel.slice(0, milieu) }), ...selon({ postes, appel: appel.slice(milieu) })])
    },
  ],
]

/** The result of a wrong allocation on a department, and the verifier's verdict on it. */
function publier(d: Departement, attribuerMal: (choix: Choix) => Obtenus): { change: boolean; dit: string[] } {
  const liste = appeler(d)
  const choix: Choix = {
    postes: d.postes.map((p) => ({ id: p.id, categorie: p.categorie, capacite: resteAuChoix(p) })),
    appel: liste.map(({ interne: { id, situation, personne } }) => ({
      id,
      situation,
      eligibles: personne.eligibles,
      voeux: personne.voeux,
    })),
  }
  const [juste, faux] = [attribuer(choix), attribuerMal(choix)]
  const resultats = juste.resultats.map((r) => ({ ...r, posteId: faux.get(r.id) ?? null }))
  const fichier = fichierChoix(conclure(d, liste, { ...juste, resultats }), 'COMMISSION')
  return {
    change: resultats.some((r, i) => r.posteId !== juste.resultats[i]?.posteId),
    dit: verifierChoix(lireFichier(JSON.stringify(fichier))).flatMap((v) => v.manquements.map((m) => `${v.code} ${m.pseudonyme}`)),
  }
}

describe('R-RNG-1, R-RNG-6: an allocation broken on purpose is caught whenever it changes a result', () => {
  it.each(FAUSSES)('an allocation that %s', (_quoi, attribuerMal) => {
    let changes = 0
    fc.assert(
      fc.property(departements(), (d) => {
        const { change, dit } = publier(d, attribuerMal)
        if (change) changes++
        expect(dit.length > 0).toBe(change)
        for (const ligne of dit) expect(ligne).toMatch(/^P[2359] X\d+$/)
      }),
      { numRuns: 300 },
    )
    expect(changes).toBeGreaterThan(0)
  })
  it('the first of them is also caught on the sample', () =>
    expect(publier(departementExemple(), FAUSSES[0]?.[1] ?? selon).dit).not.toEqual([]))
})
