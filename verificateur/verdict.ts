/** A breach of a property: the pseudonym it concerns (null when it concerns none), the rule, and a French sentence. */
export type Manquement = { pseudonyme: string | null; regle: string; phrase: string }

export type Verdict = {
  code: string
  regle: string
  /** The property, as a French sentence. */
  titre: string
  manquements: Manquement[]
  /** What readers must know although the property holds. */
  remarque: string | null
}

export const semestres = (n: number): string => `${n} semestre${n > 1 ? 's' : ''}`
