import { Actions } from '@/components/action/Actions'
import { Button } from '@/components/action/Button'
import { DataTable, type Column, type Sort } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { HiddenField } from '@/components/form/Field'
import { PickBox } from '@/components/form/PickBox'
import { lieuDit } from '@/lib/referentiel/stage/couplage'
import type { Offre, PosteListe } from '@/lib/stages/offre/queries'
import { POSTES_COMPARES } from '@/lib/stages/offre/schema'
import { LIBELLE_STAGE, LIBELLE_ZONE, MENTION_ARTICLE_44 } from '@/lib/referentiel/stage/schema'
import { distanceDite } from '@/lib/referentiel/territoire/distance'
import { COMPARER } from '../comparaison'

type Props = { offre: Offre; sort: Sort; compares: readonly string[] }

/** The boxes are in the table, their form is below it. */
const FORMULAIRE = 'comparaison'

const nom = ({ terrain, categorie }: PosteListe): string =>
  `Comparer ${terrain.intitule}, ${terrain.structure}, ${LIBELLE_STAGE[categorie]}`

const distance: Column<PosteListe> = {
  key: 'distance',
  header: 'Distance à vol d’oiseau',
  align: 'end',
  nowrap: true,
  sort: 'distance',
  cell: (p) => (p.distance === null ? '' : distanceDite(p.distance)),
}

/** One page of the offer. Boxes select posts to compare, by a form that needs no script. */
export function TableauOffre({ offre, sort, compares }: Props) {
  const { postes, domicile } = offre
  const ici = postes.map((p) => p.id)
  return (
    <>
      <DataTable
        caption="Postes offerts"
        captionHidden
        rows={[...postes]}
        rowKey={(p) => p.id}
        sort={sort}
        empty={
          <EmptyState title="Aucun poste ne correspond">Essayez avec moins de mots, ou sans choisir de zone ni de territoire.</EmptyState>
        }
        columns={[
          {
            key: 'terrain',
            header: 'Terrain',
            sort: 'terrain',
            cell: (p) => ({ text: p.terrain.intitule, href: `/stages/${p.terrain.id}` }),
          },
          { key: 'lieu', header: 'Commune et structure', sort: 'commune', cell: (p) => lieu(p) },
          ...(domicile ? [distance] : []),
          { key: 'type', header: 'Type de stage', sort: 'type', cell: (p) => LIBELLE_STAGE[p.categorie] },
          { key: 'zone', header: 'Zone', cell: (p) => LIBELLE_ZONE[p.zone] },
          { key: 'places', header: 'Places au choix', align: 'end', sort: 'reste', cell: (p) => places(p) },
          { key: 'remarque', header: 'Remarque', cell: (p) => remarque(p) },
          {
            key: 'comparer',
            header: 'Comparer',
            cell: (p) => <PickBox name="poste" value={p.id} label={nom(p)} defaultChecked={compares.includes(p.id)} form={FORMULAIRE} />,
          },
        ]}
      />
      {postes.length > 0 ? (
        <form id={FORMULAIRE} action={COMPARER} aria-label="Comparer des postes">
          {compares
            .filter((id) => !ici.includes(id))
            .map((id) => (
              <HiddenField key={id} name="poste" value={id} />
            ))}
          <Actions>
            <Button>Comparer les postes cochés</Button>
            <span>{POSTES_COMPARES} postes au plus, côte à côte.</span>
          </Actions>
        </form>
      ) : null}
    </>
  )
}

const lieu = ({ terrain, second }: PosteListe): string => (second ? lieuDit(terrain, second) : `${terrain.commune}, ${terrain.structure}`)
const places = ({ reste, offerts }: PosteListe): string => (reste === offerts ? String(reste) : `${reste} sur ${offerts}`)
const remarque = ({ logement, article44 }: PosteListe): string =>
  [logement ? 'Logement proposé' : '', article44 ? MENTION_ARTICLE_44 : ''].filter(Boolean).join('. ')
