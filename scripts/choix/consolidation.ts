/** A fictitious consolidation, always the same: the verifier's sample of a matching (R-RNG-8). */
import type { Classements } from '../../lib/stages/regles/consolidation'
import type { SituationChoix } from '../../lib/referentiel/interne/situation-choix'
import { hasard, personne } from './departement'
import type { Departement, Personne, Poste } from './derouler'

const TERRAINS: readonly (readonly [libelle: string, places: number])[] = [
  ['MSP des Trois-Vallées', 2],
  ['Centre de santé Louise-Michel', 3],
  ['MSP du Plateau', 1],
  ['Cabinet Marelle', 2],
  ['MSP de Chantemerle', 4],
  ['MSP des Salines', 2],
  ['Maison de santé de Froidmont', 3],
  ['MSP de la Haute-Lande', 2],
  ['MSP des Trois-Rivières', 3],
]

const SITUATIONS: Partial<Record<number, SituationChoix>> = {
  5: 'SURNOMBRE_VALIDANT',
  12: 'DISPONIBILITE',
  19: 'SURNOMBRE_NON_VALIDANT',
}

/** Terrains that gave no answer: all candidates are equal there. */
const MUETS = [3, 7]

/** Twenty-six docteurs juniors and nine terrains, with a full tie, a list of two wishes, an empty list, and fewer places than people. */
export function consolidationExemple(): { departement: Departement; classements: Classements } {
  const h = hasard(44)
  const postes = TERRAINS.map(([libelle, capaciteOfferte], i): Poste => ({
    id: `T${String(i + 1).padStart(2, '0')}`,
    libelle: `${libelle}, docteur junior`,
    categorie: 'N3_DJ',
    capaciteOfferte,
    horsChoix: 0,
    ajoutes: 0,
  }))
  const tirees = Array.from({ length: 26 }, (_, i): Personne => {
    const tiree = personne(h, i, postes, 4 + h(3), SITUATIONS[i] ?? 'NORMAL')
    const voeux = i === 8 ? tiree.voeux.slice(0, 2) : i === 23 ? [] : tiree.voeux
    return { ...tiree, interne: { ...tiree.interne, anciennete: h(2) }, eligibles: ['N3_DJ'], voeux }
  })
  const egal = tirees[10]?.interne
  const personnes = tirees.map((p, i) =>
    i === 11 && egal ? { ...p, interne: { ...egal, id: p.interne.id, pseudonyme: p.interne.pseudonyme } } : p,
  )
  const classements = new Map(
    postes.flatMap(({ id }, t) => {
      if (MUETS.includes(t)) return []
      const niveaux: string[][] = [[], [], []]
      // One in four gets no level.
      for (const p of personnes.filter((q) => q.voeux.includes(id) && q.interne.situation !== 'DISPONIBILITE'))
        niveaux[h(4)]?.push(p.interne.id)
      return [[id, niveaux.filter((n) => n.length > 0)] as const]
    }),
  )
  return { departement: { postes, personnes, fleches: [] }, classements }
}
