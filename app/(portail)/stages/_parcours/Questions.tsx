import type { ReactNode } from 'react'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { dateLongue } from '@/lib/core/temps/dates'
import type { ContestationLue } from '@/lib/referentiel/interne/contestation/queries'

type QuestionsProps = {
  questions: readonly ContestationLue[]
  libelle: (semestreCode: string | null) => string
  vide: string
  /** Shown under a question without an answer. */
  attente: (question: ContestationLue) => ReactNode
}

/** Questions on a person's seniority, each with its answer (R-CAM-3). */
export function Questions({ questions, libelle, vide, attente }: QuestionsProps) {
  if (questions.length === 0) return <EmptyState title="Aucune question">{vide}</EmptyState>
  return questions.map((q) => (
    <Section key={q.id} id={`question-${q.id}`} title={libelle(q.semestreCode)} level={3} aside={`Posée le ${dateLongue(q.creeeLe)}`}>
      <TextBlock text={q.texte} />
      {q.reponduLe ? (
        <>
          <p>
            <strong>Réponse du secrétariat, le {dateLongue(q.reponduLe)}&nbsp;:</strong>
          </p>
          <TextBlock text={q.reponse ?? ''} />
        </>
      ) : (
        attente(q)
      )}
    </Section>
  ))
}

/** The line a question is about, in words. */
export const libelleDe =
  (semestres: readonly Readonly<{ semestreCode: string; semestre: { libelle: string } }>[]) =>
  (code: string | null): string =>
    code === null ? 'Sur l’ensemble' : (semestres.find((s) => s.semestreCode === code)?.semestre.libelle ?? code)
