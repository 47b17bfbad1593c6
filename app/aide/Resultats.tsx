'use client'

import { CheckboxGroup } from '@/components/form/Field'
import { motsDuScore } from '@/lib/soutien/echelle/cotation'
import type { ScorePartage } from '@/lib/soutien/schema'

/** The results that the person chose to join: nothing else of a questionnaire is sent, and they can still be removed (R-SOU-26). */
export function ChoixResultats({ scores }: { scores: readonly ScorePartage[] }) {
  if (scores.length === 0) return null
  return (
    <CheckboxGroup
      name="resultats"
      legend="Vos résultats, joints à votre demande"
      hint="Chiffrés avec le reste, pour les mêmes médecins. Décochez ce que vous préférez garder pour vous."
      options={scores.map((s, rang) => ({ value: String(rang), label: motsDuScore(s) }))}
      defaultValue={scores.map((_, rang) => String(rang))}
    />
  )
}

/** The shared result of a questionnaire, as its readers see it. */
export function Resultats({ scores = [] }: { scores?: readonly ScorePartage[] | undefined }) {
  if (scores.length === 0) return null
  return (
    <>
      <ul>
        {scores.map((s) => (
          <li key={s.echelle}>{motsDuScore(s)}</li>
        ))}
      </ul>
      <p>
        <small>Questionnaires remplis par la personne elle-même&nbsp;: une information, pas un diagnostic.</small>
      </p>
    </>
  )
}
