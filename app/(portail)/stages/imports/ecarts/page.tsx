import type { Metadata } from 'next'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { dateCourte } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { NOM_MAITRE } from '@/lib/referentiel/identite/maitres'
import { listEcarts } from '@/lib/exploitation/import/queries'
import { filtreEcartsSchema } from '@/lib/exploitation/import/schema'
import { regler } from '../actions'
import { IMPORTS, STAGES } from '../statut'

export const metadata: Metadata = { title: 'Écarts' }

const FAITS = { reglement: 'L’écart est réglé.' }

const CHEMIN = '/stages/imports/ecarts'

export default async function Page({ searchParams }: PageProps<'/stages/imports/ecarts'>) {
  const acteur = await requireActeur()
  const recherche = await searchParams
  const filtre = filtreEcartsSchema.parse(aplatirRecherche(recherche))
  const { ecarts, page, pages } = await lire(listEcarts(acteur, filtre))
  const ouverts = filtre.etat === 'ouverts'
  return (
    <ListPage
      title="Écarts"
      breadcrumb={[STAGES, IMPORTS]}
      lead="Ce qu’un fichier dit autrement que le portail, d’une information que son auteur ne tient pas. Rien n’a été remplacé."
    >
      <Fait search={searchParams} sentences={FAITS} />
      <FilterBar action={CHEMIN} active={!ouverts}>
        <SelectField
          name="etat"
          label="Écarts"
          emptyLabel={null}
          defaultValue={filtre.etat}
          options={[
            { value: 'ouverts', label: 'À régler' },
            { value: 'regles', label: 'Réglés' },
          ]}
        />
      </FilterBar>
      <DataTable
        caption={ouverts ? 'Écarts à régler, du plus ancien au plus récent' : 'Écarts réglés, du plus récent au plus ancien'}
        captionHidden
        rows={ecarts}
        rowKey={(e) => e.id}
        empty={
          <EmptyState title={ouverts ? 'Aucun écart à régler' : 'Aucun écart réglé'}>
            Un écart apparaît ici quand un fichier appliqué contredit le portail.
          </EmptyState>
        }
        columns={[
          { key: 'qui', header: 'Concerne', cell: (e) => e.qui },
          { key: 'champ', header: 'Information', cell: (e) => e.champ },
          { key: 'portail', header: 'Dans le portail', cell: (e) => e.portail || 'Rien' },
          { key: 'fichier', header: 'Dans le fichier', cell: (e) => <Link href={`/stages/imports/${e.importId}`}>{e.fichier}</Link> },
          { key: 'maitre', header: 'Qui fait foi', cell: (e) => (e.maitre ? NOM_MAITRE[e.maitre] : '') },
          {
            key: 'suite',
            header: ouverts ? 'Régler' : 'Ce qui a été fait',
            cell: (e) =>
              e.regleLe ? (
                `${e.suite} (${dateCourte(e.regleLe)})`
              ) : (
                <Form action={regler} submitLabel="Réglé" submitVariant="secondary" hidden={{ id: e.id }} idPrefix={e.id}>
                  <TextField name="suite" label="Ce qui a été fait" required maxLength={300} />
                </Form>
              ),
          },
        ]}
      />
      <Pagination page={page} pageCount={pages} hrefFor={(n) => adresse(CHEMIN, { etat: filtre.etat, page: n })} />
    </ListPage>
  )
}
