import type { Metadata } from 'next'
import { Badge } from '@/components/display/Badge'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField, TextField } from '@/components/form/Field'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { LIBELLE_ROLE } from '@/lib/core/auth/acteur'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listPersonnes } from '@/lib/referentiel/identite/personne/queries'
import { filtrePersonnesSchema } from '@/lib/referentiel/identite/personne/schema'
import { peutGererComptes } from '@/lib/referentiel/identite/policy'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { Link } from '@/components/action/Link'
import { ADMINISTRATION } from '../rubriques'

export const metadata: Metadata = { title: 'Personnes' }

const CHEMIN = '/administration/personnes'

export default async function Page({ searchParams }: PageProps<'/administration/personnes'>) {
  const acteur = await requireActeur()
  const filtre = filtrePersonnesSchema.parse(aplatirRecherche(await searchParams))
  const { personnes, total, pages } = await lire(listPersonnes(acteur, filtre))
  const { q, role, etat, page } = filtre
  const filtree = Boolean(q || role || etat)
  return (
    <ListPage
      title="Personnes"
      breadcrumb={[ADMINISTRATION]}
      lead={total === 1 ? '1 compte' : `${total.toLocaleString('fr-FR')} comptes`}
      actions={peutGererComptes(acteur) ? <ButtonLink href={`${CHEMIN}/nouvelle`}>Ouvrir un compte</ButtonLink> : undefined}
    >
      <FilterBar action={CHEMIN} active={filtree} label="Chercher une personne">
        <TextField name="q" label="Nom, prénom ou adresse" type="search" defaultValue={q} maxLength={100} />
        <SelectField
          name="role"
          label="Rôle aujourd’hui"
          emptyLabel="Tous"
          defaultValue={role ?? ''}
          options={Object.entries(LIBELLE_ROLE).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          name="etat"
          label="Compte"
          emptyLabel="Tous"
          defaultValue={etat ?? ''}
          options={[
            { value: 'actif', label: 'Ouvert' },
            { value: 'desactive', label: 'Désactivé' },
          ]}
        />
      </FilterBar>
      <DataTable
        caption="Comptes du portail"
        captionHidden
        rows={personnes}
        rowKey={(p) => p.id}
        empty={
          <EmptyState title="Personne ne correspond">
            {filtree ? 'Essayez avec moins de mots, ou sans choisir de rôle.' : 'Aucun compte n’est encore ouvert.'}
          </EmptyState>
        }
        columns={[
          { key: 'nom', header: 'Personne', cell: (p) => <Link href={`${CHEMIN}/${p.id}`}>{`${p.nom} ${p.prenom}`}</Link> },
          { key: 'courriel', header: 'Adresse électronique', cell: (p) => p.courriel },
          { key: 'roles', header: 'Rôles aujourd’hui', cell: (p) => p.roles.map((r) => LIBELLE_ROLE[r]).join(', ') || 'Aucun' },
          {
            key: 'etat',
            header: 'Compte',
            cell: (p) => (p.desactiveeLe ? <Badge tone="bad">Désactivé</Badge> : <Badge tone="good">Ouvert</Badge>),
          },
        ]}
      />
      <Pagination page={page} pageCount={pages} hrefFor={(n) => adresse(CHEMIN, { q, role, etat, page: n })} />
    </ListPage>
  )
}
