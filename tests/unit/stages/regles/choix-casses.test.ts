import { describe, expect, it } from 'vitest'
import { GRAINE } from '@/scripts/choix/derouler'
import type { Fichier, Ligne } from '@/verificateur/fichier'
import { exempleTermine, lu, manquements } from './lectures'

const capacite = (f: Fichier, id: string): number => f.postes.find((p) => p.id === id)?.capacite ?? 0
const trouver = (f: Fichier, test: (l: Ligne, i: number) => boolean): { l: Ligne; i: number } => {
  const i = f.appel.findIndex(test)
  const l = f.appel[i]
  if (!l) throw new Error('the sample has no line of this kind')
  return { l, i }
}
const echanger = (f: Fichier, i: number, j: number): void => {
  const [a, b] = [f.appel[i], f.appel[j]]
  if (a && b) [f.appel[i], f.appel[j]] = [b, a]
}

/** Breaks a sound file; returns the pseudonym the verifier must name (null: none in particular). */
type Casse = [quoi: string, propriete: string, casser: (f: Fichier) => string | null]
const CASSES: Casse[] = [
  [
    'a junior called before a senior (R-RNG-1)',
    'P1',
    (f) => {
      const { i, l } = trouver(f, (m, k) => (f.appel[k + 1]?.anciennete ?? 9) < m.anciennete)
      echanger(f, i, i + 1)
      return l.pseudonyme
    },
  ],
  [
    'a worse rank called before a better one (R-RNG-5)',
    'P1',
    (f) => {
      const { i, l } = trouver(f, (m, k) => f.appel[k + 1]?.anciennete === m.anciennete && f.appel[k + 1]?.groupe === m.groupe + 1)
      echanger(f, i, i + 1)
      return l.pseudonyme
    },
  ],
  [
    'a rank changed for a better one',
    'P1',
    (f) => {
      const { l } = trouver(f, (m, k) => f.appel[k - 1]?.anciennete === m.anciennete && f.appel[k - 1]?.groupe === m.groupe - 1)
      l.positionnement = [1, 99_999]
      return l.pseudonyme
    },
  ],
  [
    'a tie numbered as an order (R-RNG-7)',
    'P1',
    (f) => {
      const { l, i } = trouver(f, (m, k) => f.appel[k - 1]?.groupe === m.groupe)
      for (const m of f.appel.slice(i)) m.groupe++
      return l.pseudonyme
    },
  ],
  [
    'someone given their second wish while the first was free',
    'P2',
    (f) => {
      const { l } = trouver(f, (m) => m.surnombre === null && m.obtenu !== null && m.obtenu === m.voeux[0] && m.voeux.length > 1)
      const autre = l.voeux.slice(1).find((v) => l.categories.includes(f.postes.find((p) => p.id === v)?.categorie ?? ''))
      l.obtenu = autre ?? null
      return l.pseudonyme
    },
  ],
  [
    'someone left without a post while a wished one was free',
    'P2',
    (f) => {
      const { l } = trouver(f, (m) => m.surnombre === null && m.obtenu !== null)
      l.obtenu = null
      return l.pseudonyme
    },
  ],
  [
    'two people on one place (R-CAM-1)',
    'P3',
    (f) => {
      const premier = trouver(f, (m) => m.surnombre === null && m.obtenu !== null && capacite(f, m.obtenu) === 1)
      const { l } = trouver(
        f,
        (m, k) => k > premier.i && m.surnombre === null && m.voeux.includes(premier.l.obtenu ?? '') && m.obtenu !== premier.l.obtenu,
      )
      l.obtenu = premier.l.obtenu
      return l.pseudonyme
    },
  ],
  [
    'a fléché called (article 44)',
    'P4',
    (f) => {
      const { l } = trouver(f, () => true)
      f.fleches[0] = l.pseudonyme
      return l.pseudonyme
    },
  ],
  [
    'the place of a fléché left in the choice (R-FLE-9)',
    'P4',
    (f) => {
      const poste = f.postes.find((p) => p.horsChoix > p.ajoutes)
      if (poste) poste.capacite = poste.offerts
      return null
    },
  ],
  [
    'a place taken out of the choice without an interne placed there',
    'P4',
    (f) => {
      const poste = f.postes.find((p) => p.horsChoix === 0 && p.capacite > 0)
      if (poste) Object.assign(poste, { horsChoix: 1, capacite: poste.capacite - 1 })
      return null
    },
  ],
  [
    'a surnombre who takes the last place of another (R-RNG-6)',
    'P5',
    (f) => {
      const dernier = trouver(f, (m) => m.surnombre === null && m.obtenu !== null && capacite(f, m.obtenu) === 1)
      const { l: s, i } = trouver(f, (m) => m.surnombre === 'VALIDANT')
      f.appel.splice(i, 1)
      f.appel.unshift({ ...s, obtenu: dernier.l.obtenu })
      dernier.l.obtenu = null
      return dernier.l.pseudonyme
    },
  ],
  [
    'a surnombre validant on a post that was full (R-RNG-6)',
    'P5',
    (f) => {
      const plein = trouver(f, (m) => m.surnombre === null && m.obtenu !== null && capacite(f, m.obtenu) === 1)
      const { l: s, i } = trouver(f, (m) => m.surnombre === 'VALIDANT')
      f.appel.splice(i, 1)
      f.appel.push({ ...s, obtenu: plein.l.obtenu })
      return s.pseudonyme
    },
  ],
  [
    'the 107 % said to hold when they do not (R-STG-8)',
    'P6',
    (f) => {
      for (const p of f.postes) Object.assign(p, { offerts: p.horsChoix - p.ajoutes, capacite: 0 })
      return null
    },
  ],
  [
    'a minimum of posts reckoned too low (R-STG-8)',
    'P6',
    (f) => {
      if (f.offre) f.offre.minimum--
      return null
    },
  ],
  [
    'a draw whose winner was chosen (R-RNG-7)',
    'P7',
    (f) => {
      const { i, l } = trouver(f, (m, k) => f.appel[k + 1]?.groupe === m.groupe)
      const tirage = f.tirages.find((t) => t.groupe === l.groupe)
      echanger(f, i, i + 1)
      if (tirage) tirage.pseudonymes = f.appel.filter((m) => m.groupe === l.groupe).map((m) => m.pseudonyme)
      return f.appel[i]?.pseudonyme ?? null
    },
  ],
  [
    'a seed changed after the draw (R-RNG-7)',
    'P7',
    (f) => {
      f.graine = `${GRAINE} bis`
      return null
    },
  ],
  [
    'ties and no seed (R-RNG-7)',
    'P7',
    (f) => {
      f.graine = null
      return trouver(f, (m, k) => f.appel[k + 1]?.groupe === m.groupe).l.pseudonyme
    },
  ],
  [
    'wishes changed after freezing (R-RNG-9)',
    'P8',
    (f) => {
      const { l } = trouver(f, (m) => m.voeux.length > 3 && m.obtenu === m.voeux[0])
      l.voeux.reverse()
      l.obtenu = l.voeux.at(-1) ?? null
      return l.pseudonyme
    },
  ],
  [
    'a wish added after freezing (R-RNG-9)',
    'P8',
    (f) => {
      const { l } = trouver(f, (m) => m.voeux.length > 0)
      l.voeux.push('P00040')
      return l.pseudonyme
    },
  ],
  [
    'a post that is in no wish (R-RNG-9)',
    'P9',
    (f) => {
      const { l } = trouver(f, (m) => m.obtenu !== null)
      l.obtenu = f.postes.find((p) => !l.voeux.includes(p.id))?.id ?? null
      return l.pseudonyme
    },
  ],
  [
    'a post outside the maquette (R-DES-2)',
    'P9',
    (f) => {
      const { l } = trouver(f, (m) => m.surnombre === null && m.obtenu !== null)
      l.categories = l.categories.filter((c) => c !== f.postes.find((p) => p.id === l.obtenu)?.categorie)
      return l.pseudonyme
    },
  ],
  [
    'a post that is not on the list (R-CAM-1)',
    'P9',
    (f) => {
      const { l } = trouver(f, (m) => m.obtenu !== null)
      l.obtenu = 'P99999'
      return l.pseudonyme
    },
  ],
  [
    'someone called twice (R-RNG-9)',
    'P9',
    (f) => {
      const { l } = trouver(f, (m) => m.obtenu !== null)
      f.appel.push({ ...l })
      return l.pseudonyme
    },
  ],
]

describe('each way of breaking a choice is reported with its property and the pseudonym', () => {
  it('the file is sound before it is broken', () => expect(manquements(lu(exempleTermine(), 'COMMISSION'))).toEqual([]))
  it.each(CASSES)('%s: %s', (_quoi, propriete, casser) => {
    const fichier = lu(exempleTermine(), 'COMMISSION')
    const pseudonyme = casser(fichier)
    const dits = manquements(fichier).filter((m) => m.code === propriete)
    expect(dits).not.toEqual([])
    if (pseudonyme !== null) expect(dits.map((m) => m.pseudonyme)).toContain(pseudonyme)
    for (const m of dits) {
      expect(m.regle).toMatch(/^R-(RNG|STG|CAM|FLE|DES)-\d+$/)
      expect(m.phrase).toMatch(/\.$/)
      if (m.pseudonyme !== null) expect(m.phrase).toContain(m.pseudonyme)
    }
  })
})
