import type { Metadata } from 'next'
import { DataTable } from '@/components/DataTable'
import { EmptyState } from '@/components/EmptyState'
import { FilterBar } from '@/components/FilterBar'
import { SelectField } from '@/components/form/Field'
import { PageShell } from '@/components/PageShell'
import { StatRow } from '@/components/StatRow'
import { requireActeur } from '@/lib/core/session'
import { listOffre, listSemestresOfferts } from '@/lib/referentiel/stage/queries'
import { filtresOffreSchema, LIBELLE_STAGE, MENTION_ARTICLE_44 } from '@/lib/referentiel/stage/schema'
import { aplatirRecherche } from '@/app/adresse'
import { Link } from '@/components/Link'
import { choix } from '../choix'

export const metadata: Metadata = { title: 'Offre du semestre' }

const CHEMIN = '/stages/offre'

export default async function Page({ searchParams }: PageProps<'/stages/offre'>) {
  const acteur = await requireActeur()
  const { semestre: demande, categorie } = filtresOffreSchema.parse(aplatirRecherche(await searchParams))
  const semestres = await listSemestresOfferts(acteur)
  const semestre = semestres.find((s) => s.code === demande) ?? semestres[0]
  const postes = semestre ? await listOffre(acteur, semestre.code, categorie) : []
  const somme = (valeurs: number[]): number => valeurs.reduce((a, b) => a + b, 0)
  return (
    <PageShell
      title="Offre du semestre"
      wide
      breadcrumb={[{ label: 'Stages', href: '/stages' }]}
      lead={
        semestre
          ? `${semestre.libelle}. Un poste pourvu au titre de l’article 44 l’est hors procédure de choix.`
          : 'Aucune offre n’est encore publiée.'
      }
    >
      <FilterBar action={CHEMIN} label="Choisir une offre" active={Boolean(demande || categorie)}>
        <SelectField
          name="semestre"
          label="Semestre"
          emptyLabel={null}
          defaultValue={semestre?.code ?? ''}
          options={semestres.map((s) => ({ value: s.code, label: s.libelle }))}
        />
        <SelectField
          name="categorie"
          label="Type de stage"
          emptyLabel="Tous"
          defaultValue={categorie ?? ''}
          options={choix(LIBELLE_STAGE)}
        />
      </FilterBar>
      <StatRow
        items={[
          { label: 'Places offertes', value: somme(postes.map((p) => p.offerts)) },
          { label: 'Au choix commun', value: somme(postes.map((p) => p.reste)) },
        ]}
      />
      <DataTable
        caption="Places offertes"
        captionHidden
        rows={postes}
        rowKey={(p) => p.id}
        empty={<EmptyState title="Aucune place offerte">Choisissez un autre semestre ou un autre type de stage.</EmptyState>}
        columns={[
          { key: 'terrain', header: 'Terrain', cell: (p) => <Link href={`/stages/${p.terrain.id}`}>{p.terrain.intitule}</Link> },
          { key: 'structure', header: 'Structure', cell: (p) => p.terrain.structure },
          { key: 'commune', header: 'Commune', cell: (p) => p.terrain.commune },
          { key: 'type', header: 'Type de stage', cell: (p) => LIBELLE_STAGE[p.categorie] },
          { key: 'offerts', header: 'Places offertes', align: 'end', cell: (p) => p.offerts },
          { key: 'reste', header: 'Au choix commun', align: 'end', cell: (p) => p.reste },
          { key: 'mention', header: 'Mention', cell: (p) => (p.article44 ? MENTION_ARTICLE_44 : '') },
        ]}
      />
    </PageShell>
  )
}
