import type { ReactNode } from 'react'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Judged, JudgedList } from '@/components/display/Judged'
import { RadioGroup, TextArea } from '@/components/form/Field'
import type { Grille } from '@/lib/referentiel/commission/schema'
import type { ExamenOuvert } from './ouvert'

type Critere = Grille[number]
type CriteresProps = {
  grille: Grille
  preuves: ReadonlyMap<string, ReactNode>
  /** What the reader says of each criterion, beside what the record says of it. */
  verdict?: (critere: Critere) => ReactNode
}

/** The published grid, one criterion a row: what the record says of it at the left, what the reader says of it at the right. */
export const Criteres = ({ grille, preuves, verdict }: CriteresProps) => (
  <JudgedList>
    {grille.map((critere) => (
      <Judged level={3} key={critere.cle} id={`critere-${critere.cle}`} title={critere.libelle} verdict={verdict?.(critere)}>
        <p>{critere.aide}</p>
        {preuves.get(critere.cle)}
      </Judged>
    ))}
  </JudgedList>
)

/** A member's own score, from 0 to `max`. */
export const MaNote = ({ critere, miennes }: { critere: Critere; miennes: Readonly<Record<string, number>> }) => (
  <RadioGroup
    inline
    name={`note_${critere.cle}`}
    legend={`Note : ${critere.libelle}`}
    defaultValue={miennes[critere.cle] === undefined ? undefined : String(miennes[critere.cle])}
    options={Array.from({ length: critere.max + 1 }, (_, n) => ({ value: String(n), label: String(n) }))}
  />
)

/** Why the commission decides as it does on this criterion. */
export const MonMotif = ({ critere }: { critere: Critere }) => (
  <TextArea name={`motif_${critere.cle}`} label={`Motif : ${critere.libelle}`} rows={4} maxLength={4000} count={false} />
)

/** Everyone's scores on one criterion, once they are no longer blind. */
export function NotesDe({ critere, toutes }: { critere: Critere; toutes: NonNullable<NonNullable<ExamenOuvert['notes']>['toutes']> }) {
  const valeurs = toutes.flatMap((t) => t.notes[critere.cle] ?? [])
  if (valeurs.length === 0) return <p>Aucune note.</p>
  const moyenne = valeurs.reduce((a, b) => a + b, 0) / valeurs.length
  return (
    <details>
      <summary>
        Notes des membres : moyenne {moyenne.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} sur {critere.max}
      </summary>
      <DefinitionList
        dense
        items={toutes.map((t) => ({
          term: t.membre,
          value: t.notes[critere.cle] === undefined ? 'Sans note' : String(t.notes[critere.cle]),
        }))}
      />
    </details>
  )
}
