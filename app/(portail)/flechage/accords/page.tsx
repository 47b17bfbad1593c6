import type { Metadata } from 'next'
import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Link } from '@/components/action/Link'
import type { Tone } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { dateCourte } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import type { EtatAccord } from '@/lib/flechage/accord/guards'
import { listMesAccords } from '@/lib/flechage/accord/queries'
import { FLECHAGE } from '../statut'

export const metadata: Metadata = { title: 'Mes accords' }

const ETATS: Record<EtatAccord, { tone: Tone; mot: string }> = {
  A_SIGNER: { tone: 'warn', mot: 'À répondre' },
  SIGNE: { tone: 'good', mot: 'Signé' },
  REFUSE: { tone: 'bad', mot: 'Refusé' },
  DELEGUE: { tone: 'neutral', mot: 'Confié' },
  ANNULE: { tone: 'neutral', mot: 'Annulé' },
  EXPIRE: { tone: 'neutral', mot: 'Délai passé' },
  CLOS: { tone: 'neutral', mot: 'Plus attendu' },
}

export default async function Page() {
  const acteur = await requireActeur()
  const accords = await listMesAccords(acteur)
  return (
    <ListPage
      title="Mes accords"
      breadcrumb={[FLECHAGE]}
      lead="Les accords écrits qui vous ont été demandés pour accueillir un interne en fléchage."
    >
      <DataTable
        caption="Mes accords"
        captionHidden
        rows={accords}
        rowKey={(a) => a.id}
        empty={
          <EmptyState title="Aucun accord ne vous a été demandé">
            Quand un interne demandera un stage sur votre terrain, sa demande s’affichera ici et vous recevrez un courriel.
          </EmptyState>
        }
        columns={[
          { key: 'interne', header: 'Interne', cell: (a) => <Link href={`/flechage/accords/${a.id}`}>{a.objet.interne}</Link> },
          { key: 'semestre', header: 'Semestre', cell: (a) => a.objet.semestre.libelle },
          // After it was cancelled, the request may be for another terrain.
          { key: 'terrain', header: 'Terrain', cell: (a) => (a.etat === 'ANNULE' ? '' : `${a.objet.terrain}, ${a.objet.structure}`) },
          { key: 'demande', header: 'Demandé', cell: (a) => dateCourte(a.demandeLe) },
          { key: 'etat', header: 'État', cell: (a) => <Badge tone={ETATS[a.etat].tone}>{ETATS[a.etat].mot}</Badge> },
        ]}
      />
    </ListPage>
  )
}
