import type { Metadata } from 'next'
import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField, TextField } from '@/components/form/Field'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import { listInternes, listPromotions, type InterneListe } from '@/lib/referentiel/interne/queries'
import { filtresInternesSchema } from '@/lib/referentiel/interne/schema'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { choix } from '../choix'

export const metadata: Metadata = { title: 'Internes' }

const CHEMIN = '/stages/internes'

export default async function Page({ searchParams }: PageProps<'/stages/internes'>) {
  const acteur = await requireActeur()
  const filtres = filtresInternesSchema.parse(aplatirRecherche(await searchParams))
  const { q, phase, promotion, alertes } = filtres
  const { internes, total, page, pages } = await lire(listInternes(acteur, filtres))
  const promotions = await listPromotions(acteur)
  return (
    <ListPage
      title="Internes"
      breadcrumb={[{ label: 'Stages', href: '/stages' }]}
      lead={`${total === 0 ? 'Aucun interne' : total === 1 ? '1 interne' : `${total.toLocaleString('fr-FR')} internes`}. Le rang n’est montré qu’ici et à chaque interne pour soi.`}
    >
      <FilterBar action={CHEMIN} active={[q, phase, promotion, alertes].filter(Boolean).length} label="Chercher un interne">
        <TextField name="q" type="search" label="Nom ou prénom" defaultValue={q} maxLength={80} />
        <SelectField name="phase" label="Phase" emptyLabel="Toutes" defaultValue={phase ?? ''} options={choix(LIBELLE_PHASE)} />
        <SelectField
          name="promotion"
          label="Promotion"
          emptyLabel="Toutes"
          defaultValue={promotion ? String(promotion) : ''}
          options={promotions.map((annee) => ({ value: String(annee), label: String(annee) }))}
        />
        <SelectField
          name="alertes"
          label="Dates limites"
          emptyLabel="Toutes"
          defaultValue={alertes ?? ''}
          options={[{ value: '1', label: 'Proches ou passées' }]}
        />
      </FilterBar>
      <DataTable
        caption="Internes du département"
        captionHidden
        rows={internes}
        rowKey={(i) => i.id}
        empty={
          <EmptyState title="Personne ne correspond">Essayez avec moins de mots, ou sans choisir de phase ni de promotion.</EmptyState>
        }
        columns={[
          { key: 'nom', header: 'Interne', cell: (i) => ({ text: i.nom, href: `${CHEMIN}/${i.id}` }) },
          { key: 'promotion', header: 'Promotion', cell: (i) => String(i.anneeEntree) },
          { key: 'phase', header: 'Phase', cell: (i) => LIBELLE_PHASE[i.phase] },
          {
            key: 'anciennete',
            header: 'Ancienneté dans la phase',
            align: 'end',
            cell: (i) => (i.anciennete > 1 ? `${i.anciennete} semestres` : `${i.anciennete} semestre`),
          },
          {
            key: 'rang',
            header: 'Rang',
            align: 'end',
            nowrap: true,
            cell: (i) => `${i.rang.toLocaleString('fr-FR')} / ${i.effectifReference.toLocaleString('fr-FR')}`,
          },
          { key: 'alertes', header: 'Dates limites', cell: (i) => <Alertes alertes={i.alertes} /> },
        ]}
      />
      <Pagination page={page} pageCount={pages} hrefFor={(n) => adresse(CHEMIN, { q, phase, promotion, alertes, page: n })} />
    </ListPage>
  )
}

function Alertes({ alertes }: Pick<InterneListe, 'alertes'>) {
  if (alertes.length === 0) return 'Rien à signaler'
  return alertes.map((a) => (
    <Badge key={a.texte} tone={a.grave ? 'bad' : 'warn'}>
      {a.texte}
    </Badge>
  ))
}
