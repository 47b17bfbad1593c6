import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { z } from 'zod'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { DateField, SelectField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { jourCourt } from '@/lib/core/temps/dates'
import { aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { getCommission, type VueMembre } from '@/lib/referentiel/commission/queries'
import { LIBELLE_COLLEGE, LIBELLE_FONCTION } from '@/lib/referentiel/commission/schema'
import { nommer, terminer } from '../../actions'
import { COMMISSIONS } from '../../statut'

export const metadata: Metadata = { title: 'Sièges de la commission' }

const options = (libelles: Record<string, string>) => Object.entries(libelles).map(([value, label]) => ({ value, label }))

function FinSiege({ membre }: { membre: VueMembre }) {
  return (
    <Form
      fold="Mettre fin au siège"
      action={terminer}
      hidden={{ id: membre.id }}
      submitLabel="Enregistrer la fin"
      submitVariant="danger"
      idPrefix={`fin-${membre.id}-`}
    >
      <DateField
        name="fin"
        label="Dernier jour"
        hint="Avec la date d’hier, l’accès cesse aussitôt."
        required
        defaultValue={isoJour(aujourdhui())}
      />
      <TextField name="motif" label="Raison" hint="Démission, fin de mandat, acte…" required maxLength={300} />
    </Form>
  )
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const acteur = await requireActeur()
  const { id } = await params
  const commission = z.uuid().safeParse(id).success ? await getCommission(acteur, id) : null
  if (!commission) notFound()
  if (!commission.gere) forbidden()
  const titulaires = commission.membres.filter((m) => m.suppleantDe === null && m.valide)
  return (
    <FormPage title="Sièges de la commission" breadcrumb={[COMMISSIONS, { label: commission.nom, href: `/commissions/${id}` }]}>
      <Section title="Sièges">
        <DataTable
          caption="Sièges, passés et à venir"
          captionHidden
          rows={[...commission.membres]}
          rowKey={(m) => m.id}
          columns={[
            { key: 'nom', header: 'Membre', cell: (m: VueMembre) => m.nom },
            { key: 'college', header: 'Collège', cell: (m) => LIBELLE_COLLEGE[m.college] },
            {
              key: 'fonction',
              header: 'Fonction',
              cell: (m) => (m.suppleantDe ? `Suppléance de ${m.suppleantDe}` : LIBELLE_FONCTION[m.fonction]),
            },
            {
              key: 'dates',
              header: 'Siège',
              cell: (m) => `du ${jourCourt(m.debut)} ${m.fin ? `au ${jourCourt(m.fin)}` : 'sans date de fin'}`,
            },
            { key: 'acte', header: 'Acte', cell: (m) => m.acte ?? '' },
            {
              key: 'fin',
              header: 'Agir',
              cell: (m) => (m.fin === null || m.fin >= aujourdhui() ? <FinSiege membre={m} /> : 'Siège terminé'),
            },
          ]}
          empty={<EmptyState title="Aucun siège">Donnez le premier siège avec le formulaire ci-dessous.</EmptyState>}
        />
      </Section>
      <Section title="Donner un siège">
        <Form action={nommer} hidden={{ commissionId: id }} submitLabel="Donner le siège">
          <TextField
            name="courriel"
            label="Adresse électronique de la personne"
            hint="Celle de son compte sur le portail."
            type="email"
            required
            autoComplete="off"
          />
          <SelectField name="college" label="Collège" required options={options(LIBELLE_COLLEGE)} />
          <SelectField
            name="fonction"
            label="Fonction"
            required
            options={options(LIBELLE_FONCTION)}
            defaultValue="MEMBRE"
            emptyLabel={null}
          />
          <SelectField
            name="suppleantDeId"
            label="En suppléance de"
            hint="Laissez vide pour un siège de titulaire."
            emptyLabel="Personne : siège de titulaire"
            options={titulaires.map((m) => ({ value: m.id, label: m.nom }))}
          />
          <TextField name="acte" label="Acte de désignation" hint="Nature, numéro et date." required maxLength={300} />
          <DateField name="debut" label="Premier jour" required defaultValue={isoJour(aujourdhui())} />
          <DateField name="fin" label="Dernier jour" hint="Vide si l’acte n’en fixe pas." />
        </Form>
      </Section>
    </FormPage>
  )
}
