import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { lieuDit } from '@/lib/referentiel/stage/couplage'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import type { PosteVoeu } from '@/lib/stages/voeux/queries'
import { AjouterVoeu } from './AjouterVoeu'

/** Posts of the offer that may be added, each with its button. */
export function PostesProposes({ postes }: { postes: PosteVoeu[] }) {
  return (
    <DataTable
      caption="Postes à ajouter"
      captionHidden
      rows={postes}
      rowKey={(p) => p.id}
      empty={
        <EmptyState title="Aucun poste à ajouter">
          Aucun autre poste de l’offre ne correspond à ces mots et à ce que votre maquette vous permet de choisir.
        </EmptyState>
      }
      columns={[
        { key: 'terrain', header: 'Poste', cell: (p) => ({ text: p.intitule, href: `/stages/${p.terrainId}` }) },
        { key: 'lieu', header: 'Lieu', cell: (p) => lieuDit(p, p.second) },
        { key: 'type', header: 'Type de stage', cell: (p) => LIBELLE_STAGE[p.categorie] },
        { key: 'places', header: 'Places au choix', align: 'end', cell: (p) => String(p.reste) },
        { key: 'ajouter', header: 'Vos vœux', cell: (p) => <AjouterVoeu posteId={p.id} /> },
      ]}
    />
  )
}
