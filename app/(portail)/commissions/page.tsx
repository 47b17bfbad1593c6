import type { Metadata } from 'next'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { TextField } from '@/components/form/Field'
import { Link } from '@/components/action/Link'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { peutGererCommission } from '@/lib/referentiel/commission/policy'
import { listCommissions } from '@/lib/referentiel/commission/queries'
import { creer } from './actions'

export const metadata: Metadata = { title: 'Commissions' }

export default async function Page() {
  const acteur = await requireActeur()
  const commissions = await listCommissions()
  return (
    <ListPage
      title="Commissions"
      lead="La composition des commissions et le relevé public de leurs séances sont ouverts à toutes les personnes connectées."
    >
      <DataTable
        caption="Commissions du département"
        captionHidden
        rows={commissions}
        rowKey={(c) => c.id}
        columns={[
          { key: 'nom', header: 'Commission', cell: (c) => <Link href={`/commissions/${c.id}`}>{c.nom}</Link> },
          { key: 'sieges', header: 'Sièges', align: 'end', cell: (c) => c.sieges },
          { key: 'prochaine', header: 'Prochaine séance', cell: (c) => (c.prochaine ? dateHeure(c.prochaine) : 'Aucune séance convoquée') },
        ]}
        empty={
          <EmptyState title="Aucune commission">
            {peutGererCommission(acteur)
              ? 'Créez la commission, puis donnez ses sièges à ses membres.'
              : 'Le secrétariat du département n’a pas encore créé de commission.'}
          </EmptyState>
        }
      />
      {peutGererCommission(acteur) && commissions.length === 0 ? (
        <Section title="Créer une commission">
          <Form action={creer} submitLabel="Créer la commission">
            <TextField name="nom" label="Nom de la commission" hint="Par exemple « commission du DUMG »." required maxLength={120} />
          </Form>
        </Section>
      ) : null}
    </ListPage>
  )
}
