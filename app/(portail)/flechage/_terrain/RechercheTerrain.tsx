import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { HiddenField, SelectField, TextField } from '@/components/form/Field'
import { Pagination } from '@/components/display/Pagination'
import type { CategorieStage, Zone } from '@/generated/prisma/enums'
import { TERRAINS_PESES, type chercherTerrains, type TerrainPropose } from '@/lib/flechage/depot/brouillon/queries'
import type { Recherche } from '@/lib/flechage/depot/brouillon/schema'
import { adresse } from '@/app/adresse'
import { Link } from '@/components/action/Link'
import { NOM_ZONE, LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

type Props = {
  chemin: string
  /** Filters kept in the address beside the search. */
  garde?: Record<string, string>
  categories: readonly CategorieStage[]
  zones: readonly Zone[]
  categorie: CategorieStage
  recherche: Recherche
  resultat: Awaited<ReturnType<typeof chercherTerrains>>
}

/** A search that shows which terrains are possible, and why the others are not. */
export function RechercheTerrain({ chemin, garde = {}, categories, zones, categorie, recherche, resultat }: Props) {
  const { q, zone } = recherche
  const filtres = { ...garde, categorie, q, zone }
  const { terrains, total, possibles, pages, tronque } = resultat
  return (
    <>
      <FilterBar action={chemin} active={Boolean(q || zone)} label="Chercher un terrain">
        {Object.entries(garde).map(([nom, valeur]) => (
          <HiddenField key={nom} name={nom} value={valeur} />
        ))}
        <SelectField
          name="categorie"
          label="Type de stage"
          emptyLabel={null}
          defaultValue={categorie}
          options={categories.map((value) => ({ value, label: LIBELLE_STAGE[value] }))}
        />
        <TextField name="q" label="Terrain, structure, commune ou maître de stage" type="search" defaultValue={q} maxLength={80} />
        <SelectField
          name="zone"
          label="Zone"
          emptyLabel="Toutes"
          defaultValue={zone ?? ''}
          options={zones.map((value) => ({ value, label: NOM_ZONE[value] }))}
        />
      </FilterBar>
      <p role="status">{phrase(total, possibles, tronque)}</p>
      <DataTable
        caption="Terrains"
        captionHidden
        rows={terrains}
        rowKey={(t) => t.id}
        empty={
          <EmptyState title="Aucun terrain ne correspond">Essayez avec moins de mots, une autre zone ou un autre type de stage.</EmptyState>
        }
        columns={[
          { key: 'terrain', header: 'Terrain', cell: (t) => t.intitule },
          {
            key: 'structure',
            header: 'Structure',
            cell: (t) => `${t.structure}, ${t.commune} (${NOM_ZONE[t.zone]})${t.logement ? ', logement proposé' : ''}`,
          },
          { key: 'places', header: 'Places agréées', cell: (t) => t.capacite, align: 'end' },
          {
            key: 'choix',
            header: 'Possible ?',
            cell: (t) => <Choix terrain={t} href={adresse(chemin, { ...filtres, page: recherche.page, terrain: t.id })} />,
          },
        ]}
      />
      <Pagination page={recherche.page} pageCount={pages} hrefFor={(page) => adresse(chemin, { ...filtres, page })} />
    </>
  )
}

function Choix({ terrain, href }: { terrain: TerrainPropose; href: string }) {
  if (terrain.refus)
    return (
      <>
        <Badge tone="bad">Impossible</Badge> {terrain.refus.message}
      </>
    )
  return (
    <Link href={href} aria-label={`Choisir ${terrain.intitule}, ${terrain.structure}`}>
      Choisir
    </Link>
  )
}

function phrase(total: number, possibles: number, tronque: boolean): string {
  if (tronque) return `Plus de ${TERRAINS_PESES} terrains correspondent ; précisez votre recherche pour les voir tous.`
  if (total === 0) return 'Aucun terrain.'
  const nombre = total === 1 ? 'Un terrain' : `${total} terrains`
  if (possibles === total) return `${nombre}, ${total === 1 ? 'possible' : 'tous possibles'}.`
  return `${nombre}, dont ${possibles === 0 ? 'aucun possible' : possibles === 1 ? 'un possible' : `${possibles} possibles`}. Les autres disent pourquoi.`
}
