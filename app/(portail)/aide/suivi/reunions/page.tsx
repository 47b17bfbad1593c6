import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { Fait, sentencesOfTable } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { exigerMembre } from '@/lib/soutien/queries'
import { listAlertes, listCasScelles, listPresents, listReunions, moisCourant } from '@/lib/soutien/reunion/queries'
import { workflow } from '@/lib/soutien/reunion/workflow'
import { Verrou } from '../_coffre/Verrou'
import { controler } from './actions'
import { Alertes } from './Alertes'
import { Conduire } from './Conduire'
import { Revue } from './Revue'

const FAITS = Object.fromEntries(
  Object.entries({ planifier: 'Réunion prévue.', ...sentencesOfTable(workflow) }).map(([acte, title]) => [acte, { title }]),
)

export default async function Page({ searchParams }: PageProps<'/aide/suivi/reunions'>) {
  const acteur = await requireActeur()
  const moi = await lire(exigerMembre(acteur))
  const [reunions, alertes, cas, medecins] = await Promise.all([listReunions(), listAlertes(moi), listCasScelles(moi), listPresents()])
  return (
    <ListPage
      title="Réunions"
      lead="Une par mois, entre médecins de la cellule. On y parle sous un nom du mois, par codes, sans date ni récit."
    >
      <Fait search={searchParams} sentences={FAITS} />
      <Alertes phrases={alertes} />
      <Section title="Vos suivis, à revoir ensemble">
        <p>
          Vous et votre binôme lisez le même nom&nbsp;; il change chaque mois et ne mène à personne. Cette liste se fait dans votre
          navigateur&nbsp;: chaque médecin n’y voit que ce qu’il ou elle suit.
        </p>
        <Verrou>
          <Revue cas={cas} mois={moisCourant()} />
        </Verrou>
      </Section>
      <Section title="Les réunions">
        <DataTable
          caption="Les réunions de la cellule"
          captionHidden
          rows={reunions}
          rowKey={(r) => r.id}
          empty={<EmptyState title="Aucune réunion">La coordination les prévoit ici, une par mois.</EmptyState>}
          columns={[
            { key: 'mois', header: 'Mois', cell: (r) => r.mois, nowrap: true },
            { key: 'prevueLe', header: 'Jour', cell: (r) => r.prevueLe },
            {
              key: 'etat',
              header: 'État',
              cell: (r) => <Badge tone={r.statut === 'PLANIFIEE' ? 'info' : r.statut === 'TENUE' ? 'warn' : 'neutral'}>{r.etat}</Badge>,
            },
            { key: 'presents', header: 'Présents', cell: (r) => r.presents.join(', ') },
            { key: 'actions', header: 'Décisions', cell: (r) => r.actions.join(', ') },
          ]}
        />
        {moi.coordination ? <Conduire reunions={reunions} medecins={medecins} /> : null}
      </Section>
      <Section title="Le journal de la cellule">
        <p>Il garde qui a ouvert quoi, et chaque ligne tient à la précédente. Vérifiez-le ensemble&nbsp;: une ligne retirée se verrait.</p>
        <Form action={controler} submitLabel="Vérifier le journal" submitVariant="secondary" />
      </Section>
    </ListPage>
  )
}
