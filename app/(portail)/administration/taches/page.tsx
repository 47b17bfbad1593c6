import type { Metadata } from 'next'
import type { ComponentProps } from 'react'
import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import type { EtatExecution } from '@/lib/core/tache/execution'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getTaches, type TableauTaches } from '@/lib/exploitation/tache/queries'
import { ADMINISTRATION } from '../rubriques'
import { lancer } from './actions'

export const metadata: Metadata = { title: 'Tâches' }

const FAITS = {
  essai: 'L’essai est demandé : rechargez la page dans quelques secondes pour lire ce que la tâche aurait fait.',
  lancement: 'La tâche est demandée : rechargez la page dans quelques secondes pour lire son résultat.',
}
const ETATS: Record<EtatExecution, { tone: 'info' | 'good' | 'warn' | 'bad'; label: string }> = {
  EN_ATTENTE: { tone: 'info', label: 'En attente' },
  EN_COURS: { tone: 'info', label: 'En cours' },
  FAITE: { tone: 'good', label: 'Faite' },
  A_REESSAYER: { tone: 'warn', label: 'Sera retentée' },
  ECHEC: { tone: 'bad', label: 'Échec' },
}

export default async function Page({ searchParams }: PageProps<'/administration/taches'>) {
  const acteur = await requireActeur()
  const tableau = await lire(getTaches(acteur))
  return (
    <ListPage
      title="Tâches"
      breadcrumb={[ADMINISTRATION]}
      lead="Ce que le portail fait seul, à l’heure de Paris. Un essai dit ce qui serait fait, sans rien changer."
    >
      <Fait search={searchParams} sentences={FAITS} />
      <Planifiees taches={tableau.taches} />
      <Executions executions={tableau.executions} />
      <Files files={tableau.files} />
    </ListPage>
  )
}

/** One section of this page: a table under its title. */
const Tableau = <Row,>({ titre, ...table }: { titre: string } & Omit<ComponentProps<typeof DataTable<Row>>, 'caption'>) => (
  <Section title={titre}>
    <DataTable caption={titre} captionHidden {...table} />
  </Section>
)

function Planifiees({ taches }: Pick<TableauTaches, 'taches'>) {
  return (
    <Tableau
      titre="Tâches prévues"
      rows={taches}
      rowKey={(t) => t.nom}
      empty={
        <EmptyState title="Aucune tâche n’est prévue">
          Elles s’inscrivent au démarrage du portail. S’il vient de démarrer, rechargez la page dans une minute.
        </EmptyState>
      }
      columns={[
        { key: 'titre', header: 'Tâche', cell: (t) => t.titre },
        { key: 'prochaine', header: 'Prochaine fois', cell: (t) => (t.prochaine ? dateHeure(t.prochaine) : 'Jamais') },
        {
          key: 'essai',
          header: 'Essayer',
          cell: (t) => <Form action={lancer} submitLabel="Essayer" submitVariant="quiet" hidden={{ nom: t.nom, essai: '1' }} />,
        },
        {
          key: 'lancer',
          header: 'Lancer',
          cell: (t) => (
            <Form
              action={lancer}
              submitLabel="Lancer"
              submitVariant="secondary"
              hidden={{ nom: t.nom, essai: '0' }}
              confirm={`Lancer maintenant : ${t.titre} ?`}
            />
          ),
        },
      ]}
    />
  )
}

function Executions({ executions }: Pick<TableauTaches, 'executions'>) {
  return (
    <Tableau
      titre="Dernières exécutions"
      rows={executions}
      rowKey={(e) => e.id}
      empty={<p>Aucune tâche n’a encore été exécutée.</p>}
      columns={[
        { key: 'titre', header: 'Tâche', cell: (e) => `${e.titre}${e.essai ? ' (essai)' : ''}` },
        { key: 'quand', header: 'Quand', cell: (e) => dateHeure(e.debut ?? e.creeeLe) },
        { key: 'par', header: 'Demandée par', cell: (e) => e.demandeePar ?? 'le calendrier' },
        { key: 'etat', header: 'État', cell: (e) => <Badge tone={ETATS[e.etat].tone}>{ETATS[e.etat].label}</Badge> },
        { key: 'bilan', header: 'Résultat', cell: (e) => <Resultat execution={e} /> },
      ]}
    />
  )
}

function Resultat({ execution: { bilan, erreur, essai } }: { execution: TableauTaches['executions'][number] }) {
  if (erreur) return erreur
  if (!bilan) return 'Pas encore de résultat'
  if (bilan.faits === 0) return 'Rien à faire'
  const compte = essai ? `${bilan.faits} à faire` : bilan.faits === 1 ? '1 fait' : `${bilan.faits} faits`
  return (
    <details>
      <summary>{compte}</summary>
      <ul>
        {bilan.details.map((d, i) => (
          <li key={`${i} ${d}`}>{d}</li>
        ))}
      </ul>
    </details>
  )
}

function Files({ files }: Pick<TableauTaches, 'files'>) {
  return (
    <Tableau
      titre="Files d’attente"
      rows={files}
      rowKey={(f) => f.nom}
      empty={<p>Aucune file n’est encore ouverte.</p>}
      columns={[
        { key: 'nom', header: 'File', cell: (f) => f.nom },
        { key: 'attente', header: 'En attente', align: 'end', cell: (f) => f.enAttente },
        { key: 'cours', header: 'En cours', align: 'end', cell: (f) => f.enCours },
        { key: 'retenter', header: 'À retenter', align: 'end', cell: (f) => f.aReessayer },
        { key: 'faites', header: 'Faits', align: 'end', cell: (f) => f.faites },
        { key: 'echecs', header: 'Échecs', align: 'end', cell: (f) => f.echecs },
      ]}
    />
  )
}
