import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { ButtonLink } from '@/components/ButtonLink'
import { DataTable } from '@/components/DataTable'
import { EmptyState } from '@/components/EmptyState'
import { FilterBar } from '@/components/FilterBar'
import { SelectField } from '@/components/form/Field'
import { Link } from '@/components/Link'
import { Notice } from '@/components/Notice'
import { PageShell } from '@/components/PageShell'
import { Pagination } from '@/components/Pagination'
import { Section } from '@/components/Section'
import { StatRow } from '@/components/StatRow'
import { dateHeure } from '@/lib/core/dates'
import { requireActeur } from '@/lib/core/session'
import type { LigneListe } from '@/lib/referentiel/stage/campagne/liste/contenu'
import { getDifference, getListe, type ListeLue } from '@/lib/referentiel/stage/campagne/liste/queries'
import { filtresListeSchema } from '@/lib/referentiel/stage/campagne/liste/schema'
import { resteAuChoix } from '@/lib/referentiel/stage/offre'
import { LIBELLE_STAGE, LIBELLE_ZONE, MENTION_ARTICLE_44 } from '@/lib/referentiel/stage/schema'
import { choix } from '../../../../choix'
import { CAMPAGNES, Fait, STAGES } from '../../../fait'
import { Ecarts } from './Ecarts'

export const metadata: Metadata = { title: 'Liste des postes' }

const colonnes = [
  { key: 'terrain', header: 'Terrain', cell: (l: LigneListe) => ({ text: l.intitule, href: `/stages/${l.terrainId}` }) },
  { key: 'lieu', header: 'Lieu', cell: (l: LigneListe) => `${l.structure}, ${l.commune}` },
  { key: 'type', header: 'Type de stage', cell: (l: LigneListe) => LIBELLE_STAGE[l.categorie] },
  { key: 'zone', header: 'Zone', cell: (l: LigneListe) => LIBELLE_ZONE[l.zone] },
  { key: 'logement', header: 'Logement', cell: (l: LigneListe) => (l.logement ? 'Proposé' : '') },
  { key: 'offerts', header: 'Places offertes', align: 'end' as const, cell: (l: LigneListe) => l.capaciteOfferte },
  { key: 'reste', header: 'Au choix commun', align: 'end' as const, cell: (l: LigneListe) => resteAuChoix(l) },
  { key: 'mention', header: 'Mention', cell: (l: LigneListe) => (l.horsChoix > 0 ? MENTION_ARTICLE_44 : '') },
]

export default async function Page({ params, searchParams }: PageProps<'/stages/campagnes/[id]/listes/[numero]'>) {
  const acteur = await requireActeur()
  const { id, numero } = await params
  const filtres = filtresListeSchema.parse(aplatirRecherche(await searchParams))
  const vue = (await getListe(acteur, id, Number(numero), filtres)) ?? notFound()
  const { liste, lignes, total, places, page, pages } = vue
  const chemin = `/stages/campagnes/${id}/listes/${liste.numero}`
  const difference = filtres.avec ? ((await getDifference(acteur, id, liste.numero, filtres.avec)) ?? notFound()) : null
  const derniere = liste.campagne.listes[0]?.numero ?? liste.numero
  return (
    <PageShell
      title={`Liste des postes, ${liste.campagne.semestre.libelle.toLowerCase()}`}
      wide
      breadcrumb={[STAGES, CAMPAGNES]}
      lead={`Version ${liste.numero}, publiée le ${dateHeure(liste.publieeLe)}. Cette version ne change plus.`}
      actions={<ButtonLink href={`${chemin}/contenu`}>Télécharger le texte publié</ButtonLink>}
    >
      <Fait adresse={searchParams} />
      {derniere > liste.numero ? (
        <Notice tone="warn" title="Une version plus récente est publiée">
          <p>
            <Link href={`/stages/campagnes/${id}/listes/${derniere}?avec=${liste.numero}`}>Voir ce que la version {derniere} change</Link>
          </p>
        </Notice>
      ) : null}
      {liste.motif ? <p>Ce qui est corrigé : {liste.motif}</p> : null}
      {difference && filtres.avec ? <Ecarts difference={difference} avec={filtres.avec} numero={liste.numero} /> : null}
      <Section title="Postes" id="postes">
        <FilterBar action={chemin} label="Filtrer les postes" active={Boolean(filtres.categorie)}>
          <SelectField
            name="categorie"
            label="Type de stage"
            emptyLabel="Tous"
            defaultValue={filtres.categorie ?? ''}
            options={choix(LIBELLE_STAGE)}
          />
        </FilterBar>
        <StatRow
          items={[
            { label: 'Postes', value: total },
            { label: 'Places offertes', value: places },
          ]}
        />
        <DataTable
          caption="Postes publiés"
          captionHidden
          rows={lignes}
          rowKey={(l) => l.posteId}
          empty={<EmptyState title="Aucun poste ici">Choisissez un autre type de stage.</EmptyState>}
          columns={colonnes}
        />
        <Pagination page={page} pageCount={pages} hrefFor={(n) => adresse(chemin, { ...filtres, page: n > 1 ? n : undefined })} />
      </Section>
      <Section title="Versions" id="versions">
        <Versions liste={liste} id={id} />
        <p>
          Empreinte de cette version (SHA-256) : <code>{liste.empreinte}</code>
        </p>
      </Section>
    </PageShell>
  )
}

const Versions = ({ liste, id }: { liste: ListeLue; id: string }) => (
  <DataTable
    caption="Versions publiées"
    captionHidden
    rows={liste.campagne.listes}
    rowKey={(v) => String(v.numero)}
    empty={null}
    columns={[
      {
        key: 'numero',
        header: 'Version',
        cell: (v) => ({ text: `Version ${v.numero}`, href: `/stages/campagnes/${id}/listes/${v.numero}` }),
      },
      { key: 'date', header: 'Publiée', cell: (v) => dateHeure(v.publieeLe) },
      { key: 'motif', header: 'Ce qui est corrigé', cell: (v) => v.motif || 'Première liste' },
      {
        key: 'difference',
        header: 'Différence',
        cell: (v) =>
          v.numero === 1
            ? ''
            : { text: `avec la version ${v.numero - 1}`, href: `/stages/campagnes/${id}/listes/${v.numero}?avec=${v.numero - 1}` },
      },
    ]}
  />
)
