import { DataTable } from '@/components/display/DataTable'
import { SelectField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Section } from '@/components/display/Section'
import type { Grille } from '@/lib/referentiel/commission/schema'
import { enregistrerNotes } from '../../actions'
import type { ExamenOuvert } from './ouvert'

/** A member's own scores, and everyone's once they are no longer blind. Nothing for a reader who is not a member. */
export function Notes({ examen }: { examen: ExamenOuvert }) {
  const { notes, grille } = examen
  if (!notes) return null
  if (notes.toutes) return notes.toutes.length > 0 ? <NotesDevoilees grille={grille} toutes={notes.toutes} /> : null
  if (!notes.peutNoter) return null
  return (
    <Section title="Mes notes">
      <p>
        Les notes des autres membres restent cachées jusqu’à ce que toutes les personnes attendues aient noté, ou jusqu’à l’ouverture de la
        séance. D’ici là, vous pouvez corriger les vôtres.
      </p>
      <Form
        action={enregistrerNotes}
        hidden={{ id: examen.id, version: String(examen.version) }}
        submitLabel="Enregistrer mes notes"
        idPrefix="notes-"
      >
        {grille.map((c) => (
          <SelectField
            key={c.cle}
            name={`note_${c.cle}`}
            label={c.libelle}
            hint={c.aide}
            required
            emptyLabel="Sans note"
            defaultValue={notes.miennes[c.cle] === undefined ? '' : String(notes.miennes[c.cle])}
            options={Array.from({ length: c.max + 1 }, (_, n) => ({ value: String(n), label: `${n} sur ${c.max}` }))}
          />
        ))}
      </Form>
    </Section>
  )
}

type Ligne = { membre: string; notes: Readonly<Record<string, number>> }

function NotesDevoilees({ grille, toutes }: { grille: Grille; toutes: readonly Ligne[] }) {
  const moyenne = (cle: string): string => {
    const valeurs = toutes.flatMap((t) => t.notes[cle] ?? [])
    return valeurs.length === 0
      ? ''
      : (valeurs.reduce((a, b) => a + b, 0) / valeurs.length).toLocaleString('fr-FR', { maximumFractionDigits: 1 })
  }
  return (
    <Section title="Notes des membres">
      <p>Les notes éclairent la délibération ; ce sont les motifs écrits qui fondent l’avis.</p>
      <DataTable
        caption="Notes par critère"
        captionHidden
        rows={[...grille]}
        rowKey={(c) => c.cle}
        columns={[
          { key: 'critere', header: 'Critère', cell: (c) => `${c.libelle} (sur ${c.max})` },
          ...toutes.map((t, i) => ({
            key: String(i),
            header: t.membre,
            align: 'end' as const,
            cell: (c: Grille[number]) => t.notes[c.cle] ?? 'Sans note',
          })),
          { key: 'moyenne', header: 'Moyenne', align: 'end' as const, cell: (c) => moyenne(c.cle) },
        ]}
        empty={<p>Aucune note.</p>}
      />
    </Section>
  )
}
