import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { ListPage } from '@/components/shell/ListPage'
import { dateHeure } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { peutConduireChoix } from '@/lib/stages/choix/policy'
import { listChoix } from '@/lib/stages/choix/queries'
import { LIBELLE_MODE_CHOIX, NOM_PHASE } from '@/lib/stages/choix/schema'
import { etatChoix, TON_CHOIX } from './statut'

export const metadata: Metadata = { title: 'Choix de stages' }

export default async function Page() {
  const acteur = await requireActeur()
  const choix = await listChoix()
  const conduit = peutConduireChoix(acteur)
  return (
    <ListPage
      title="Choix de stages"
      breadcrumb={[{ label: 'Stages', href: '/stages' }]}
      lead="Un choix par semestre et par phase. Chaque résultat est publié avec de quoi le vérifier soi-même."
      actions={conduit ? <ButtonLink href="/stages/choix/nouveau">Préparer un choix</ButtonLink> : undefined}
    >
      <DataTable
        caption="Choix préparés et passés"
        captionHidden
        rows={choix}
        rowKey={(c) => c.id}
        columns={[
          { key: 'nom', header: 'Choix', cell: (c) => ({ text: NOM_PHASE[c.phase], href: `/stages/choix/${c.id}` }) },
          { key: 'semestre', header: 'Semestre', cell: (c) => c.semestre.libelle },
          { key: 'mode', header: 'Déroulement', cell: (c) => LIBELLE_MODE_CHOIX[c.mode] },
          { key: 'voeux', header: 'Vœux jusqu’au', cell: (c) => dateHeure(c.voeuxJusquA) },
          { key: 'ouvre', header: 'Ouverture', cell: (c) => dateHeure(c.ouvreLe) },
          { key: 'etat', header: 'État', cell: (c) => ({ text: etatChoix(c).label, tone: TON_CHOIX[c.statut] }) },
        ]}
        empty={
          <EmptyState title="Aucun choix">
            {conduit
              ? 'Préparez un choix pour chaque phase du semestre à venir.'
              : 'Le secrétariat du DUMG n’a pas encore préparé de choix de stages.'}
          </EmptyState>
        }
      />
    </ListPage>
  )
}
