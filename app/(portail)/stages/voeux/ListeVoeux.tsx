import { Button } from '@/components/action/Button'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { PlaceControls } from '@/components/form/PlaceControls'
import { lieuDit } from '@/lib/referentiel/stage/couplage'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import type { PosteVoeu } from '@/lib/stages/voeux/queries'
import { changerMesVoeux } from './actions'

type Props = { postes: PosteVoeu[]; version: number; modifiable: boolean }

/** The reader's wishes in order, with the controls that change the order while it may change. */
export function ListeVoeux({ postes, version, modifiable }: Props) {
  const table = (
    <DataTable
      caption="Vos vœux, du plus désiré au moins désiré"
      captionHidden
      rows={postes.map((p, i) => ({ ...p, rang: i + 1 }))}
      rowKey={(p) => p.id}
      empty={
        <EmptyState title="Aucun vœu pour le moment">Ajoutez des postes : le premier de la liste est celui que vous préférez.</EmptyState>
      }
      columns={[
        { key: 'terrain', header: 'Poste', cell: (p) => ({ text: `${p.rang}. ${p.intitule}`, href: `/stages/${p.terrainId}` }) },
        { key: 'lieu', header: 'Lieu', cell: (p) => lieuDit(p, p.second) },
        { key: 'type', header: 'Type de stage', cell: (p) => LIBELLE_STAGE[p.categorie] },
        { key: 'places', header: 'Places au choix', align: 'end', cell: (p) => String(p.reste) },
        { key: 'etat', header: 'Remarque', cell: (p) => p.empechement ?? '' },
        ...(modifiable
          ? [
              {
                key: 'ordre',
                header: 'Place dans vos vœux',
                cell: (p: PosteVoeu & { rang: number }) => (
                  <PlaceControls
                    name="poste"
                    value={p.id}
                    place={p.rang}
                    count={postes.length}
                    label={`${p.intitule}, ${p.structure}, ${LIBELLE_STAGE[p.categorie]}`}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  )
  if (!modifiable || postes.length === 0) return table
  return (
    <Form action={changerMesVoeux} hidden={{ version: String(version) }} submitLabel="Enregistrer les places saisies" optionalMarks={false}>
      {/* First in the form, so that Enter in a place field saves the places. */}
      <Button>Enregistrer les places saisies</Button>
      {table}
    </Form>
  )
}
