import type { Metadata } from 'next'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField } from '@/components/form/Field'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { LIBELLE_ROLE } from '@/lib/core/auth/acteur'
import { jourCourt } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listNominations } from '@/lib/referentiel/identite/nomination/queries'
import { filtreNominationsSchema } from '@/lib/referentiel/identite/nomination/schema'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { Link } from '@/components/action/Link'
import { ADMINISTRATION } from '../rubriques'

export const metadata: Metadata = { title: 'Nominations' }

const CHEMIN = '/administration/nominations'

export default async function Page({ searchParams }: PageProps<'/administration/nominations'>) {
  const acteur = await requireActeur()
  const { role, etat, page } = filtreNominationsSchema.parse(aplatirRecherche(await searchParams))
  const { nominations, total, pages } = await lire(listNominations(acteur, { role, etat, page }))
  return (
    <ListPage
      title="Nominations"
      breadcrumb={[ADMINISTRATION]}
      lead={total === 1 ? '1 nomination' : `${total.toLocaleString('fr-FR')} nominations`}
    >
      <FilterBar action={CHEMIN} active={Boolean(role) || etat !== 'en_cours'}>
        <SelectField
          name="role"
          label="Rôle"
          emptyLabel="Tous"
          defaultValue={role ?? ''}
          options={Object.entries(LIBELLE_ROLE).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          name="etat"
          label="Période"
          emptyLabel={null}
          defaultValue={etat}
          options={[
            { value: 'en_cours', label: 'En cours' },
            { value: 'a_venir', label: 'À venir' },
            { value: 'terminees', label: 'Terminées' },
          ]}
        />
      </FilterBar>
      <DataTable
        caption="Nominations, par rôle puis par nom"
        captionHidden
        rows={nominations}
        rowKey={(n) => n.id}
        empty={<EmptyState title="Aucune nomination ne correspond">Pour en ajouter une, ouvrez la page de la personne.</EmptyState>}
        columns={[
          {
            key: 'personne',
            header: 'Personne',
            cell: (n) => <Link href={`/administration/personnes/${n.personneId}`}>{n.personne}</Link>,
          },
          { key: 'role', header: 'Rôle', cell: (n) => LIBELLE_ROLE[n.role] },
          { key: 'acte', header: 'Acte', cell: (n) => n.acte },
          { key: 'debut', header: 'Du', cell: (n) => jourCourt(n.debut) },
          { key: 'fin', header: 'Au (inclus)', cell: (n) => (n.fin ? jourCourt(n.fin) : 'Sans date de fin') },
        ]}
      />
      <Pagination page={page} pageCount={pages} hrefFor={(n) => adresse(CHEMIN, { role, etat, page: n })} />
    </ListPage>
  )
}
