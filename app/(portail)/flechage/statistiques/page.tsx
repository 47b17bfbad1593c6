import type { Metadata } from 'next'
import { BarChart } from '@/components/display/BarChart'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField } from '@/components/form/Field'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { StatRow } from '@/components/display/StatRow'
import { unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getStatistiques, listAnnees, type AnneeStatistique } from '@/lib/flechage/statistiques/queries'
import {
  COLONNES,
  LIBELLE_DIMENSION,
  libelleAnnee,
  MASQUE,
  type LigneStatistique,
  type Statistiques,
  type TableauStatistique,
} from '@/lib/flechage/statistiques/schema'
import { FLECHAGE } from '../statut'

export const metadata: Metadata = { title: 'Statistiques du fléchage' }

const CHEMIN = '/flechage/statistiques'

export default async function Page({ searchParams }: PageProps<'/flechage/statistiques'>) {
  const acteur = await requireActeur()
  const annees = await listAnnees(acteur)
  const demandee = unSeul((await searchParams).annee)
  const choisie = annees.find((a) => String(a.annee) === demandee) ?? annees[0]
  return (
    <ListPage
      title="Statistiques du fléchage"
      breadcrumb={[FLECHAGE]}
      lead="Combien de demandes, combien d’affectations, par type de stage, zone et motif."
    >
      {choisie ? (
        <>
          <Choix annees={annees} choisie={choisie} />
          <Annee statistiques={await getStatistiques(acteur, choisie.annee)} />
        </>
      ) : (
        <EmptyState title="Aucune année n’est encore publiée">
          Les chiffres d’une année sont publiés une fois passés les jours de choix de ses deux semestres.
        </EmptyState>
      )}
    </ListPage>
  )
}

const Choix = ({ annees, choisie }: { annees: AnneeStatistique[]; choisie: AnneeStatistique }) => (
  <FilterBar action={CHEMIN} label="Choisir une année">
    <SelectField
      name="annee"
      label="Année universitaire"
      emptyLabel={null}
      defaultValue={String(choisie.annee)}
      options={annees.map((a) => ({ value: String(a.annee), label: libelleAnnee(a.annee), hint: a.definitive ? undefined : 'en cours' }))}
    />
  </FilterBar>
)

const chiffre = (n: number | null): string => n?.toLocaleString('fr-FR') ?? MASQUE

function Annee({ statistiques }: { statistiques: Statistiques }) {
  const { annee, seuil, definitive, tableaux } = statistiques
  const total = tableaux[0]?.total
  const fichier = (format: string) => `${CHEMIN}/export?annee=${annee}&format=${format}`
  return (
    <>
      {definitive ? null : (
        <Notice tone="info" title="Chiffres provisoires">
          <p>Les campagnes de cette année ne sont pas terminées : ces chiffres ne sont pas publics et changeront.</p>
        </Notice>
      )}
      <StatRow
        items={[
          { label: COLONNES[0], value: chiffre(total?.demandes ?? null) },
          { label: COLONNES[1], value: chiffre(total?.acceptees ?? null) },
          { label: COLONNES[2], value: chiffre(total?.autres ?? null) },
        ]}
      />
      <p>
        Les effectifs inférieurs à {seuil} sont masqués, ainsi que d’autres chiffres quand il le faut pour qu’aucun ne puisse être retrouvé
        par soustraction. « {COLONNES[2]} » réunit les demandes refusées, non transmises, retirées, caduques ou encore en cours.
      </p>
      {tableaux.map((tableau) => (
        <Tableau key={tableau.dimension} tableau={tableau} />
      ))}
      <p>
        <ButtonLink href={fichier('csv')} download>
          Télécharger (CSV)
        </ButtonLink>{' '}
        <ButtonLink href={fichier('xlsx')} download>
          Télécharger (Excel)
        </ButtonLink>
      </p>
    </>
  )
}

function Tableau({ tableau: { dimension, lignes, total } }: { tableau: TableauStatistique }) {
  const libelle = LIBELLE_DIMENSION[dimension]
  const toutes: LigneStatistique[] = lignes.length > 0 ? [...lignes, total] : []
  return (
    <Section title={libelle}>
      {lignes.length > 0 ? (
        <BarChart
          title={`Demandes déposées, par ${libelle.toLowerCase()}`}
          labelHeader={libelle}
          valueHeader={COLONNES[0]}
          bars={lignes.map((l) => ({ label: l.libelle, value: l.demandes }))}
          masked={MASQUE}
        />
      ) : null}
      <DataTable
        caption={`Demandes et affectations, par ${libelle.toLowerCase()}`}
        rows={toutes}
        rowKey={(l) => l.libelle}
        empty={<EmptyState title="Aucune demande déposée">Aucune demande n’a été déposée cette année-là.</EmptyState>}
        columns={[
          { key: 'libelle', header: libelle, cell: (l) => l.libelle },
          { key: 'demandes', header: COLONNES[0], align: 'end', cell: (l) => chiffre(l.demandes) },
          { key: 'acceptees', header: COLONNES[1], align: 'end', cell: (l) => chiffre(l.acceptees) },
          { key: 'autres', header: COLONNES[2], align: 'end', cell: (l) => chiffre(l.autres) },
        ]}
      />
    </Section>
  )
}
