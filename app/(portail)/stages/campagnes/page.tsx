import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { ListPage } from '@/components/shell/ListPage'
import { dateCourte, jourCourt } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { peutGererPostes } from '@/lib/stages/campagne/policy'
import { listCampagnes, type LigneCampagne } from '@/lib/stages/campagne/queries'
import { STAGES, StatutCampagne } from './statut'

export const metadata: Metadata = { title: 'Campagnes de postes' }

const listeDe = ({ id, liste }: LigneCampagne) =>
  liste
    ? {
        text: `${liste.numero === 1 ? 'Première liste' : `Version ${liste.numero}`}, ${dateCourte(liste.publieeLe)}`,
        href: `/stages/campagnes/${id}/listes/${liste.numero}`,
      }
    : 'Pas encore'

export default async function Page() {
  const acteur = await requireActeur()
  const gere = peutGererPostes(acteur)
  const campagnes = await listCampagnes(acteur)
  return (
    <ListPage
      title="Campagnes de postes"
      breadcrumb={[STAGES]}
      lead="Une campagne par semestre, de la demande faite aux terrains à la liste publiée. Une liste publiée ne change plus : une correction est une nouvelle version."
      actions={
        gere ? (
          <ButtonLink href="/stages/campagnes/nouvelle" variant="primary">
            Ouvrir une campagne
          </ButtonLink>
        ) : undefined
      }
    >
      <DataTable
        caption="Campagnes"
        captionHidden
        rows={campagnes}
        rowKey={(c) => c.id}
        empty={
          <EmptyState title={gere ? 'Aucune campagne' : 'Aucune liste publiée'}>
            {gere
              ? 'Ouvrez celle du prochain semestre : chaque terrain recevra la demande par courriel.'
              : 'La liste des postes du prochain semestre s’affichera ici dès sa publication.'}
          </EmptyState>
        }
        columns={[
          {
            key: 'semestre',
            header: 'Semestre',
            cell: (c) => (gere ? { text: c.semestre, href: `/stages/campagnes/${c.id}` } : c.semestre),
          },
          { key: 'etat', header: 'Étape', cell: (c) => <StatutCampagne statut={c.statut} /> },
          ...(gere
            ? [{ key: 'terme', header: 'Réponses jusqu’au', cell: (c: LigneCampagne) => jourCourt(c.reponsesAvant), nowrap: true }]
            : []),
          { key: 'liste', header: 'Liste publiée', cell: listeDe },
        ]}
      />
    </ListPage>
  )
}
