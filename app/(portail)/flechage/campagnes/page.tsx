import type { Metadata } from 'next'
import { Badge } from '@/components/display/Badge'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Link } from '@/components/action/Link'
import type { Tone } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { dateCourte, jourCourt } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { listCampagnes, type EtatCampagne } from '@/lib/flechage/campagne/queries'
import { peutGererCampagne } from '@/lib/flechage/policy'
import { FLECHAGE } from '../statut'

export const metadata: Metadata = { title: 'Campagnes de fléchage' }

const ETATS: Record<EtatCampagne, { tone: Tone; mot: string }> = {
  A_VENIR: { tone: 'neutral', mot: 'À venir' },
  OUVERTE: { tone: 'good', mot: 'Ouverte' },
  FERMEE: { tone: 'neutral', mot: 'Terminée' },
}

export default async function Page() {
  const acteur = await requireActeur()
  const campagnes = await listCampagnes()
  const gere = peutGererCampagne(acteur)
  return (
    <ListPage
      title="Campagnes de fléchage"
      breadcrumb={[FLECHAGE]}
      lead="Une campagne par semestre : ses dates, ce qu’elle admet et la grille publiée des critères."
      actions={
        gere ? (
          <ButtonLink href="/flechage/campagnes/nouvelle" variant="primary">
            Préparer une campagne
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
          <EmptyState title="Aucune campagne n’est publiée">
            {gere
              ? 'Préparez la première : elle s’ouvrira à la date que vous choisirez.'
              : 'Le département annoncera ici les prochaines dates.'}
          </EmptyState>
        }
        columns={[
          { key: 'semestre', header: 'Semestre', cell: (c) => <Link href={`/flechage/campagnes/${c.id}`}>{c.semestre.libelle}</Link> },
          { key: 'etat', header: 'État', cell: (c) => <Badge tone={ETATS[c.etat].tone}>{ETATS[c.etat].mot}</Badge> },
          { key: 'ouvre', header: 'Ouverture', cell: (c) => dateCourte(c.ouvreLe) },
          { key: 'ferme', header: 'Fin des dépôts', cell: (c) => dateCourte(c.fermeLe) },
          { key: 'commission', header: 'Commission avant', cell: (c) => jourCourt(c.commissionLe) },
          { key: 'decision', header: 'Décision avant', cell: (c) => jourCourt(c.decisionLe) },
          { key: 'choix', header: 'Choix des stages', cell: (c) => jourCourt(c.choixLe) },
        ]}
      />
    </ListPage>
  )
}
