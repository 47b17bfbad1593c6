import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { z } from 'zod'
import { DateField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { PageShell } from '@/components/PageShell'
import { dateHeure, pourChampDate, pourChampDateHeure } from '@/lib/core/dates'
import { requireActeur } from '@/lib/core/session'
import { getSeance } from '@/lib/referentiel/commission/seance/queries'
import { COMMISSIONS } from '../../../fait'
import { changerSeance } from '../actions'

export const metadata: Metadata = { title: 'Date et lieu de la séance' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const acteur = await requireActeur()
  const { id } = await params
  const seance = z.uuid().safeParse(id).success ? await getSeance(acteur, id) : null
  if (!seance) notFound()
  if (!seance.gere || (seance.statut !== 'PREPARATION' && seance.statut !== 'CONVOQUEE')) forbidden()
  return (
    <PageShell
      title="Date et lieu de la séance"
      breadcrumb={[
        COMMISSIONS,
        { label: seance.commission.nom, href: `/commissions/${seance.commission.id}` },
        { label: dateHeure(seance.prevueLe), href: `/commissions/seances/${id}` },
      ]}
      lead={
        seance.statut === 'CONVOQUEE'
          ? 'Les membres sont déjà convoqués : ils recevront un courriel avec la nouvelle date et le nouveau lieu.'
          : undefined
      }
    >
      <Form action={changerSeance} hidden={{ id, version: String(seance.version) }} submitLabel="Enregistrer">
        <DateField name="date" label="Date" required defaultValue={pourChampDate(seance.prevueLe)} />
        <TextField name="heure" label="Heure" type="time" required defaultValue={pourChampDateHeure(seance.prevueLe).slice(11)} />
        <TextField name="lieu" label="Lieu" required maxLength={300} defaultValue={seance.lieu} />
      </Form>
    </PageShell>
  )
}
