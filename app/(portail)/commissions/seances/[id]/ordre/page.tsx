import type { Metadata } from 'next'
import { EmptyState } from '@/components/feedback/EmptyState'
import { SelectField, TextField } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { requireActeur } from '@/lib/core/auth/session'
import { ordonner } from '../actions'
import { enPreparation } from '../en-preparation'

export const metadata: Metadata = { title: 'Ordre du jour' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { seance, fil } = await enPreparation(await requireActeur(), params)
  return (
    <FormPage
      title="Ordre du jour"
      breadcrumb={fil}
      lead="L’ordre des points, et pour chacun le membre qui présente le dossier. Les membres déportés d’un dossier n’y sont pas proposés."
    >
      {seance.points.length === 0 ? (
        <EmptyState title="Aucun point">Inscrivez d’abord des dossiers à cette séance.</EmptyState>
      ) : (
        <Form action={ordonner} hidden={{ id: seance.id, version: String(seance.version) }} submitLabel="Enregistrer l’ordre du jour">
          {seance.points.map((p) => (
            <FieldGroup key={p.id} legend={p.demandeur} hint={p.vue === 'POINT' ? p.intitule : 'Vous êtes déporté de ce dossier.'} inline>
              <TextField
                name={`ordre_${p.id}`}
                label="Place dans l’ordre du jour"
                type="number"
                min={1}
                defaultValue={String(p.ordre)}
                required
              />
              {p.vue === 'POINT' ? (
                <SelectField
                  name={`rapporteur_${p.id}`}
                  label="Rapporteur"
                  emptyLabel="Aucun rapporteur"
                  defaultValue={p.rapporteurId ?? ''}
                  options={p.rapporteurs.map((r) => ({ value: r.id, label: r.nom }))}
                />
              ) : null}
            </FieldGroup>
          ))}
        </Form>
      )}
    </FormPage>
  )
}
