import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { DateField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { SEMAINES_MAX } from '@/lib/soutien/creneau/schema'
import { ajouter, retirer } from './actions'

/** When the reader may be given a slot. */
export function MesDisponibilites({ plages }: { plages: readonly Readonly<{ id: string; debut: string; fin: string }>[] }) {
  return (
    <>
      <DataTable
        caption="Mes disponibilités"
        captionHidden
        rows={[...plages]}
        rowKey={(p) => p.id}
        columns={[
          { key: 'debut', header: 'Quand', cell: (p) => p.debut },
          { key: 'fin', header: 'Jusqu’à', cell: (p) => p.fin },
          {
            key: 'acte',
            header: 'Changer',
            cell: (p) => (
              <Form action={retirer} submitLabel="Retirer" submitVariant="secondary" hidden={{ id: p.id }} idPrefix={`${p.id}-`} />
            ),
          },
        ]}
        empty={<EmptyState title="Aucune disponibilité notée">Sans elle, on ne peut pas vous proposer pour un créneau.</EmptyState>}
      />
      <Form action={ajouter} submitLabel="Noter" title="Ajouter une disponibilité" idPrefix="dispo-" optionalMarks={false}>
        <DateField name="jour" label="Jour" required />
        <TextField name="de" label="De" type="time" required />
        <TextField name="a" label="À" type="time" required />
        <TextField
          name="semaines"
          label="Semaines de suite"
          hint="Le même moment, chaque semaine."
          type="number"
          min={1}
          max={SEMAINES_MAX}
          defaultValue="1"
        />
      </Form>
    </>
  )
}
