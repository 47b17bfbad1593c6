import type { Metadata } from 'next'
import { DateField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { pourChampDate, pourChampDateHeure } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { changerSeance } from '../actions'
import { enPreparation } from '../en-preparation'

export const metadata: Metadata = { title: 'Date et lieu de la séance' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { seance, fil } = await enPreparation(await requireActeur(), params)
  return (
    <FormPage
      title="Date et lieu de la séance"
      breadcrumb={fil}
      lead={
        seance.statut === 'CONVOQUEE'
          ? 'Les membres sont déjà convoqués : ils recevront un courriel avec la nouvelle date et le nouveau lieu.'
          : undefined
      }
    >
      <Form action={changerSeance} hidden={{ id: seance.id, version: String(seance.version) }} submitLabel="Enregistrer">
        <DateField name="date" label="Date" required defaultValue={pourChampDate(seance.prevueLe)} />
        <TextField name="heure" label="Heure" type="time" required defaultValue={pourChampDateHeure(seance.prevueLe).slice(11)} />
        <TextField name="lieu" label="Lieu" required maxLength={300} defaultValue={seance.lieu} />
      </Form>
    </FormPage>
  )
}
