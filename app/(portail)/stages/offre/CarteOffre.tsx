import { DataTable, type Column } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import type { CommuneOffre } from '@/lib/stages/offre/queries'
import { LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'
import { distanceDite } from '@/lib/referentiel/territoire/distance'
import type { ContourCommune } from '@/lib/referentiel/territoire/queries'
import { Carte, parTerritoire } from '../Carte'

type Props = {
  contours: readonly ContourCommune[]
  communes: readonly CommuneOffre[]
  territoires: readonly Readonly<{ id: string; nom: string }>[]
  courante?: string
  hrefCommune: (code: string) => string
  hrefTerritoire: (id: string) => string
}

const VIDE = <EmptyState title="Aucun poste ne correspond">Essayez avec moins de mots, ou sans choisir de zone.</EmptyState>

/** The offer on a map, and the same figures in a table for people who do not see the map. */
export function CarteOffre({ contours, communes, ...autres }: Props) {
  return (
    <>
      <Carte
        label="Où des postes sont offerts"
        compte="places au choix"
        dire={placesDites}
        communes={contours}
        nombres={new Map(communes.map((c) => [c.code, c.reste]))}
        {...autres}
      />
      {parTerritoire(contours) ? (
        <Territoires contours={contours} communes={communes} {...autres} />
      ) : (
        <Communes communes={communes} hrefCommune={autres.hrefCommune} />
      )}
    </>
  )
}

const nombres = <Ligne extends { postes: number; reste: number }>(): Column<Ligne>[] => [
  { key: 'postes', header: 'Postes', align: 'end', cell: (l) => l.postes.toLocaleString('fr-FR') },
  { key: 'reste', header: 'Places au choix', align: 'end', cell: (l) => l.reste.toLocaleString('fr-FR') },
]

function Communes({ communes, hrefCommune }: Pick<Props, 'communes' | 'hrefCommune'>) {
  const distance: Column<CommuneOffre> = {
    key: 'distance',
    header: 'Distance à vol d’oiseau',
    align: 'end',
    cell: (c) => (c.distance === null ? '' : distanceDite(c.distance)),
  }
  return (
    <DataTable
      caption="Postes offerts, commune par commune"
      rows={[...communes]}
      rowKey={(c) => c.code}
      empty={VIDE}
      columns={[
        { key: 'commune', header: 'Commune', cell: (c) => ({ text: c.nom, href: hrefCommune(c.code) }) },
        ...(communes.some((c) => c.distance !== null) ? [distance] : []),
        { key: 'zone', header: 'Zone', cell: (c) => LIBELLE_ZONE[c.zone] },
        ...nombres<CommuneOffre>(),
      ]}
    />
  )
}

function Territoires({ contours, communes, territoires, hrefTerritoire }: Omit<Props, 'courante' | 'hrefCommune'>) {
  const territoireDe = new Map(contours.map((c) => [c.code, c.territoireId]))
  const lignes = territoires.flatMap(({ id, nom }) => {
    const siennes = communes.filter((c) => territoireDe.get(c.code) === id)
    const somme = (de: 'postes' | 'reste'): number => siennes.reduce((n, c) => n + c[de], 0)
    return siennes.length > 0 ? [{ id, nom, communes: siennes.length, postes: somme('postes'), reste: somme('reste') }] : []
  })
  return (
    <DataTable
      caption="Postes offerts, territoire par territoire"
      rows={lignes}
      rowKey={(l) => l.id}
      empty={VIDE}
      columns={[
        { key: 'territoire', header: 'Territoire', cell: (l) => ({ text: l.nom, href: hrefTerritoire(l.id) }) },
        { key: 'communes', header: 'Communes', align: 'end', cell: (l) => String(l.communes) },
        ...nombres<(typeof lignes)[number]>(),
      ]}
    />
  )
}

const placesDites = (n: number): string => (n === 0 ? 'aucune place au choix' : n === 1 ? '1 place au choix' : `${n} places au choix`)
