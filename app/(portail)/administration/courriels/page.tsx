import type { Metadata } from 'next'
import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { Form } from '@/components/form/Form'
import { SelectField } from '@/components/form/Field'
import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { StatRow } from '@/components/display/StatRow'
import type { StatutCourriel } from '@/generated/prisma/enums'
import { dateHeure } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listCourriels, type CourrielEnListe } from '@/lib/exploitation/courriel/queries'
import { filtreCourrielsSchema, LIBELLE_STATUT_COURRIEL } from '@/lib/exploitation/courriel/schema'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { ADMINISTRATION } from '../rubriques'
import { relancer } from './actions'

export const metadata: Metadata = { title: 'Courriels' }

const FAITS = { relance: 'Le courriel est remis en file : il partira dans les prochaines minutes.' }

const CHEMIN = '/administration/courriels'
const TONS: Record<StatutCourriel, 'info' | 'good' | 'bad'> = { EN_ATTENTE: 'info', ENVOYE: 'good', ECHEC: 'bad' }

export default async function Page({ searchParams }: PageProps<'/administration/courriels'>) {
  const acteur = await requireActeur()
  const recherche = await searchParams
  const { statut, page } = filtreCourrielsSchema.parse(aplatirRecherche(recherche))
  const { courriels, parStatut, pages } = await lire(listCourriels(acteur, { statut, page }))
  return (
    <ListPage
      title="Courriels"
      breadcrumb={[ADMINISTRATION]}
      lead="Ce que le portail envoie. Le contenu des messages n’est pas lisible ici : il n’appartient qu’à leurs destinataires."
    >
      <Fait search={searchParams} sentences={FAITS} />
      <StatRow
        items={Object.entries(LIBELLE_STATUT_COURRIEL).map(([cle, label]) => ({
          label,
          value: parStatut[cle as StatutCourriel].toLocaleString('fr-FR'),
        }))}
      />
      <FilterBar action={CHEMIN} active={Boolean(statut)}>
        <SelectField
          name="statut"
          label="État"
          emptyLabel="Tous"
          defaultValue={statut ?? ''}
          options={Object.entries(LIBELLE_STATUT_COURRIEL).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <DataTable
        caption="Courriels, du plus récent au plus ancien"
        captionHidden
        rows={courriels}
        rowKey={(c) => c.id}
        empty={
          <EmptyState title="Aucun courriel">{statut ? 'Aucun n’est dans cet état.' : 'Le portail n’a encore rien envoyé.'}</EmptyState>
        }
        columns={[
          { key: 'sujet', header: 'Objet', cell: (c) => c.sujet },
          { key: 'destinataire', header: 'Destinataire', cell: (c) => c.destinataire },
          { key: 'creeLe', header: 'Écrit le', cell: (c) => dateHeure(c.creeLe) },
          { key: 'etat', header: 'État', cell: (c) => <Etat courriel={c} /> },
          {
            key: 'relancer',
            header: 'Renvoyer',
            cell: (c) =>
              c.statut === 'ECHEC' ? (
                <Form action={relancer} submitLabel="Renvoyer" submitVariant="secondary" hidden={{ id: c.id }} />
              ) : null,
          },
        ]}
      />
      <Pagination page={page} pageCount={pages} hrefFor={(n) => adresse(CHEMIN, { statut, page: n })} />
    </ListPage>
  )
}

function Etat({ courriel: { statut, tentatives, erreur, creeLe, envoyeLe } }: { courriel: CourrielEnListe }) {
  const precisions = [
    // Shown only when the mail waited: the column beside gives the minute in which it was written.
    envoyeLe && dateHeure(envoyeLe) !== dateHeure(creeLe) ? `le ${dateHeure(envoyeLe)}` : '',
    statut !== 'ENVOYE' && tentatives > 0 ? `${tentatives} ${tentatives > 1 ? 'essais' : 'essai'}` : '',
    erreur ? `réponse : ${erreur}` : '',
  ].filter(Boolean)
  return (
    <>
      <Badge tone={TONS[statut]}>{LIBELLE_STATUT_COURRIEL[statut]}</Badge> <small>{precisions.join(', ')}</small>
    </>
  )
}
