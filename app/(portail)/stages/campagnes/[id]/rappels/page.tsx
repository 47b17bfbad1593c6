import type { Metadata } from 'next'
import { BackToList } from '@/components/shell/RememberedList'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { PickBox } from '@/components/form/PickBox'
import { WorkPage } from '@/components/shell/WorkPage'
import { requireActeur } from '@/lib/core/auth/session'
import { cible } from '@/lib/core/requete/lot'
import { lire } from '@/lib/core/requete/page'
import { dateCourte } from '@/lib/core/temps/dates'
import { listRappels } from '@/lib/stages/campagne/nombre/queries'
import { choixSchema } from '@/lib/stages/campagne/nombre/schema'
import { getCampagne } from '@/lib/stages/campagne/queries'
import { CAMPAGNES, campagneDe, STAGES } from '../../statut'
import { rappeler } from './actions'

export const metadata: Metadata = { title: 'Rappeler des terrains' }

export default async function Page({ params, searchParams }: PageProps<'/stages/campagnes/[id]/rappels'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const campagne = await lire(getCampagne(acteur, id))
  const lignes = await lire(listRappels(acteur, id, choixSchema.parse(await searchParams).demande))
  const possibles = lignes.filter((l) => !l.refus).length
  const table = (
    <DataTable
      caption="Ce qui sera envoyé, terrain par terrain"
      rows={lignes}
      rowKey={({ demande }) => demande.id}
      empty={null}
      columns={[
        {
          key: 'terrain',
          header: 'Terrain',
          cell: ({ demande: d }) => ({ text: d.terrain.intitule, href: `/stages/campagnes/${id}/terrains/${d.terrain.id}` }),
        },
        { key: 'lieu', header: 'Lieu', cell: ({ demande: d }) => d.terrain.structure.nom },
        { key: 'depuis', header: 'Demandé le', nowrap: true, cell: ({ demande: d }) => dateCourte(d.demandeLe) },
        {
          key: 'effet',
          header: 'Ce qui sera fait',
          cell: ({ demande: d, refus }) => (refus ? `Rien. ${refus.message}` : `Rappel à ${d.nom}, ${d.courriel}`),
        },
        {
          key: 'choix',
          header: 'Choisi',
          cell: ({ demande: d, refus }) =>
            refus ? (
              ''
            ) : (
              <PickBox name="cibles" value={cible(d)} label={`${d.terrain.intitule}, ${d.terrain.structure.nom}`} defaultChecked />
            ),
        },
      ]}
    />
  )
  return (
    <WorkPage
      title="Rappeler des terrains"
      breadcrumb={[STAGES, CAMPAGNES, campagneDe(campagne)]}
      lead={
        lignes.length === 0
          ? undefined
          : `${lignes.length} ${lignes.length === 1 ? 'terrain choisi' : 'terrains choisis'}, dont ${possibles} que l’on peut rappeler. Rien ne part avant votre accord.`
      }
      actions={<BackToList href={`/stages/campagnes/${id}`}>Retour à la campagne</BackToList>}
    >
      {lignes.length === 0 ? (
        <EmptyState title="Aucun terrain n’est choisi">Cochez des terrains dans la liste de la campagne.</EmptyState>
      ) : (
        <Form
          action={rappeler}
          hidden={{ campagneId: id }}
          submitLabel="Envoyer les rappels"
          confirm="Envoyer ces rappels ? Un nouveau lien part par courriel et remplace le précédent."
          bar
          nothingToSend={possibles === 0}
          optionalMarks={false}
        >
          {table}
        </Form>
      )}
    </WorkPage>
  )
}
