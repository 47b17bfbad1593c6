import type { Metadata } from 'next'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField } from '@/components/form/Field'
import { Link } from '@/components/action/Link'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { COURRIERS_PAR_PAGE, listCourriers } from '@/lib/core/courriel/demonstration'
import { dateHeure } from '@/lib/core/temps/dates'
import { lire, unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'

export const metadata: Metadata = { title: 'Courrier de démonstration' }

type Recherche = { a?: string | string[]; page?: string | string[] }

export default async function Page({ searchParams }: { searchParams: Promise<Recherche> }) {
  const acteur = await requireActeur()
  const recherche = await searchParams
  const a = unSeul(recherche.a) || undefined
  const page = Math.min(Math.max(1, Math.trunc(Number(unSeul(recherche.page))) || 1), 100_000)
  const { lignes, total, destinataires } = await lire(listCourriers(acteur, { a, page }))
  const pageCount = Math.ceil(total / COURRIERS_PAR_PAGE)

  return (
    <ListPage
      title="Courrier de démonstration"
      breadcrumb={[{ label: 'À faire', href: '/' }]}
      lead="Tous les courriels que le portail a envoyés, du plus récent au plus ancien. Aucun n’est sorti de cette machine."
    >
      <FilterBar action="/courrier-demonstration" active={a !== undefined}>
        <SelectField
          name="a"
          label="Destinataire"
          defaultValue={a ?? ''}
          emptyLabel="Tous les destinataires"
          options={destinataires.map((d) => ({ value: d, label: d }))}
        />
      </FilterBar>
      <DataTable
        caption="Courriels reçus"
        captionHidden
        rows={lignes}
        rowKey={(ligne) => ligne.id}
        columns={[
          {
            key: 'sujet',
            header: 'Sujet',
            cell: (l) => <Link href={`/courrier-demonstration/${l.id}`}>{l.sujet || 'Sans sujet'}</Link>,
          },
          { key: 'a', header: 'Destinataire', cell: (l) => l.a },
          { key: 'recuLe', header: 'Reçu', cell: (l) => dateHeure(l.recuLe) },
          { key: 'pieces', header: 'Pièces jointes', cell: (l) => (l.pieces === 0 ? 'Aucune' : String(l.pieces)) },
        ]}
        empty={
          <EmptyState title="Aucun courriel pour l’instant">
            Un courriel arrive ici dès qu’une démarche en envoie un, par exemple quand une demande de fléchage est déposée.
          </EmptyState>
        }
      />
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(p) => `/courrier-demonstration?${new URLSearchParams({ ...(a ? { a } : {}), page: String(p) })}`}
      />
    </ListPage>
  )
}
