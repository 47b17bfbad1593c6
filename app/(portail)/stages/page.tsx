import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { CardGrid } from '@/components/display/CardGrid'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField, TextField } from '@/components/form/Field'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { Section } from '@/components/display/Section'
import { requireActeur } from '@/lib/core/auth/session'
import { peutGererTerrains } from '@/lib/referentiel/stage/policy'
import { listCarte, listTerrains } from '@/lib/referentiel/stage/queries'
import { filtresTerrainsSchema, LIBELLE_STAGE, LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'
import { listTerritoires } from '@/lib/referentiel/territoire/queries'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { Link } from '@/components/action/Link'
import { JaugeOffre } from './_offre/JaugeOffre'
import { Carte } from './Carte'
import { choix } from './choix'
import { rubriquesDe } from './rubriques'

export const metadata: Metadata = { title: 'Stages' }

const CHEMIN = '/stages'

export default async function Page({ searchParams }: PageProps<'/stages'>) {
  const acteur = await requireActeur()
  const filtres = filtresTerrainsSchema.parse(aplatirRecherche(await searchParams))
  const [{ terrains, total, page, pages, semestre }, communes, territoires] = await Promise.all([
    listTerrains(filtres),
    listCarte(filtres),
    listTerritoires(),
  ])
  const { q, categorie, zone, territoire, commune } = filtres
  const lieu = communes.find((c) => c.code === commune)
  const vers = (change: Record<string, string | number | undefined>): string =>
    adresse(CHEMIN, { q, categorie, zone, territoire, commune, ...change })
  return (
    <ListPage
      title="Terrains de stage"
      lead={`${total === 0 ? 'Aucun terrain' : total === 1 ? '1 terrain' : `${total} terrains`}${lieu ? ` à ${lieu.nom}` : ''}. L’état est celui du prochain semestre : ${semestre.libelle.toLowerCase()}.`}
      actions={peutGererTerrains(acteur) ? <ButtonLink href="/stages/nouveau">Nouveau terrain</ButtonLink> : undefined}
    >
      <nav aria-label="Rubriques des stages">
        <CardGrid
          cards={rubriquesDe(acteur).map(({ href, titre, texte }) => ({
            key: href,
            title: <Link href={href}>{titre}</Link>,
            detail: texte,
          }))}
        />
      </nav>
      <JaugeOffre acteur={acteur} />
      <FilterBar
        action={CHEMIN}
        active={[q, categorie, zone, territoire, commune].filter(Boolean).length}
        label="Chercher un terrain de stage"
      >
        <TextField name="q" type="search" label="Terrain, structure ou commune" defaultValue={q} maxLength={80} />
        <SelectField
          name="categorie"
          label="Type de stage"
          emptyLabel="Tous"
          defaultValue={categorie ?? ''}
          options={choix(LIBELLE_STAGE)}
        />
        <SelectField name="zone" label="Zone" emptyLabel="Toutes" defaultValue={zone ?? ''} options={choix(LIBELLE_ZONE)} />
        <SelectField
          name="territoire"
          label="Territoire"
          emptyLabel="Tous"
          defaultValue={territoire ?? ''}
          options={territoires.map((t) => ({ value: t.id, label: t.nom }))}
        />
      </FilterBar>
      <Section
        title="Liste des terrains"
        aside={lieu ? <Link href={vers({ commune: undefined, page: undefined })}>Toutes les communes</Link> : undefined}
      >
        <DataTable
          caption="Terrains de stage"
          captionHidden
          rows={terrains}
          rowKey={(t) => t.id}
          empty={
            <EmptyState title="Aucun terrain ne correspond">
              Essayez avec moins de mots, ou sans choisir de zone ni de territoire.
            </EmptyState>
          }
          columns={[
            { key: 'terrain', header: 'Terrain', cell: (t) => ({ text: t.intitule, href: `${CHEMIN}/${t.id}` }) },
            { key: 'structure', header: 'Structure', cell: (t) => t.structure.nom },
            { key: 'commune', header: 'Commune', cell: (t) => t.structure.commune.nom },
            { key: 'zone', header: 'Zone', cell: (t) => LIBELLE_ZONE[t.structure.commune.zone] },
            { key: 'types', header: 'Types de stage', cell: (t) => t.categories.map((c) => LIBELLE_STAGE[c]).join(', ') },
            { key: 'places', header: 'Places agréées', align: 'end', cell: (t) => String(t.capaciteAgreee) },
            {
              key: 'etat',
              header: 'Prochain semestre',
              cell: (t) => (t.empechement ? { text: 'Indisponible', tone: 'warn' } : { text: 'Accueille', tone: 'good' }),
            },
          ]}
        />
        <Pagination page={page} pageCount={pages} hrefFor={(n) => vers({ page: n })} />
      </Section>
      <Section title="Carte du département">
        <Carte
          label="Où se trouvent des terrains de stage"
          compte="terrains"
          dire={(n) => (n < 2 ? `${n} terrain` : `${n} terrains`)}
          communes={communes}
          territoires={territoires}
          nombres={new Map(communes.map((c) => [c.code, c.terrains]))}
          courante={commune}
          hrefCommune={(code) => vers({ commune: code, page: undefined })}
          hrefTerritoire={(id) => vers({ territoire: id, commune: undefined, page: undefined })}
        />
      </Section>
    </ListPage>
  )
}
