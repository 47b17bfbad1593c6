import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { z } from 'zod'
import { DateField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { requireActeur } from '@/lib/core/auth/session'
import { getCommission } from '@/lib/referentiel/commission/queries'
import { preparer } from '../../actions'
import { COMMISSIONS } from '../../statut'

export const metadata: Metadata = { title: 'Préparer une séance' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const acteur = await requireActeur()
  const { id } = await params
  const commission = z.uuid().safeParse(id).success ? await getCommission(acteur, id) : null
  if (!commission) notFound()
  if (!commission.gere) forbidden()
  return (
    <FormPage
      title="Préparer une séance"
      breadcrumb={[COMMISSIONS, { label: commission.nom, href: `/commissions/${id}` }]}
      lead="Les membres ne sont prévenus que lorsque vous les convoquez."
    >
      <Form action={preparer} hidden={{ commissionId: id }} submitLabel="Préparer la séance">
        <DateField name="date" label="Date" required />
        <TextField name="heure" label="Heure" type="time" required defaultValue="14:00" />
        <TextField name="lieu" label="Lieu" hint="Salle, adresse, ou visioconférence." required maxLength={300} />
      </Form>
    </FormPage>
  )
}
