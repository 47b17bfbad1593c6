import { Badge } from '@/components/display/Badge'
import { CardGrid } from '@/components/display/CardGrid'
import { CheckList } from '@/components/display/CheckList'
import { DataTable, type Column } from '@/components/display/DataTable'
import { Judged, JudgedList } from '@/components/display/Judged'
import { Pagination } from '@/components/display/Pagination'
import { PathSteps } from '@/components/display/PathSteps'
import { PhotoGrid } from '@/components/display/PhotoGrid'
import { TaskList } from '@/components/display/TaskList'
import { Timeline } from '@/components/display/Timeline'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Exemple, LONG, MOT_LONG, PAGE } from './Exemple'
import { photo } from './photo'

type Terrain = Readonly<{ nom: string; commune: string; places: number; etat: 'Agréé' | 'À renouveler' }>

const COMMUNES = ['Kerlouan', 'Saint-Rivoal', 'Plouzané', 'Landivisiau', 'Huelgoat']
const TERRAINS: readonly Terrain[] = Array.from({ length: 40 }, (_, n) => ({
  nom: `Cabinet médical n° ${n + 1}`,
  commune: COMMUNES[n % COMMUNES.length] ?? '',
  places: (n * 7) % 12,
  etat: n % 3 === 0 ? 'À renouveler' : 'Agréé',
}))
const LONGS: readonly Terrain[] = [
  { nom: LONG, commune: MOT_LONG, places: 128_456, etat: 'Agréé' },
  { nom: 'Cabinet médical', commune: 'Kerlouan', places: 0, etat: 'À renouveler' },
]

const COLONNES: Column<Terrain>[] = [
  { key: 'nom', header: 'Terrain', cell: (t) => ({ text: t.nom, href: PAGE }), sort: 'nom' },
  { key: 'commune', header: 'Commune', cell: (t) => t.commune, sort: 'commune' },
  { key: 'places', header: 'Places', cell: (t) => t.places.toLocaleString('fr-FR'), align: 'end', nowrap: true },
  { key: 'etat', header: 'État', cell: (t) => ({ text: t.etat, tone: t.etat === 'Agréé' ? 'good' : 'warn' }) },
]

const table = (caption: string, rows: readonly Terrain[]) => (
  <DataTable
    caption={caption}
    columns={COLONNES}
    rows={[...rows]}
    rowKey={(t) => t.nom}
    empty={<EmptyState title="Aucun terrain">Ajoutez le premier, ou retirez un filtre.</EmptyState>}
    sort={{ key: 'nom', dir: 'asc', hrefFor: (cle) => `${PAGE}?tri=${cle}` }}
  />
)

/** Several facts of the same kind. */
export const Listes = () => (
  <>
    <Exemple
      nom="CardGrid"
      etats={{
        'Peu et beaucoup de matière': (
          <CardGrid
            cards={[
              { key: 'titre', title: 'Un titre seul' },
              { key: 'detail', title: 'Campagne d’été', detail: 'Jusqu’au 12 mars 2027' },
              { key: 'corps', title: 'Ana Le Goff', detail: 'Interne', children: <Badge tone="info">En instruction</Badge> },
            ]}
          />
        ),
        'Mots longs': (
          <CardGrid
            cards={[
              { key: 'long', title: LONG, detail: LONG },
              { key: 'mot', title: MOT_LONG, detail: MOT_LONG },
            ]}
          />
        ),
      }}
    />
    <Exemple
      nom="CheckList"
      etats={{
        'Fait, à compléter, autrement dit': (
          <CheckList
            items={[
              { label: 'Lettre de motivation', done: true, detail: 'Jointe le 3 novembre 2026' },
              { label: 'Accord du maître de stage', done: false, href: PAGE },
              { label: 'Projet professionnel', done: false, state: 'trop court' },
            ]}
          />
        ),
        'Mots longs': <CheckList items={[{ label: LONG, done: false, detail: MOT_LONG, href: PAGE }]} />,
      }}
    />
    <Exemple
      nom="DataTable"
      etats={{
        Vide: table('Terrains, sans aucune ligne', []),
        'Une ligne': table('Terrains, une seule ligne', TERRAINS.slice(0, 1)),
        'Mots longs et grands nombres': table('Terrains aux noms longs', LONGS),
        'Beaucoup de lignes': table('Quarante terrains', TERRAINS),
      }}
    />
    <Exemple
      nom="Judged"
      etats={{
        'À juger, jugée': (
          <JudgedList>
            <Judged
              id="juge-lettre"
              title="Lettre de motivation"
              aside={<Badge tone="neutral">À vérifier</Badge>}
              verdict={<p>À vous de dire.</p>}
            >
              <p>Madame, Monsieur, je souhaite faire mon prochain stage à Kerlouan.</p>
            </Judged>
            <Judged id="juge-projet" title={LONG} aside={<Badge tone="good">Conforme</Badge>} verdict={<p>{MOT_LONG}</p>}>
              <p>{LONG}</p>
            </Judged>
          </JudgedList>
        ),
      }}
    />
    <Exemple
      nom="Pagination"
      etats={{
        'Une seule page, rien': <Pagination page={1} pageCount={1} hrefFor={(n) => `${PAGE}?page=${n}`} />,
        'Au début': <Pagination page={1} pageCount={3} hrefFor={(n) => `${PAGE}?page=${n}`} />,
        'Au milieu de beaucoup': <Pagination page={512} pageCount={1_024} hrefFor={(n) => `${PAGE}?page=${n}`} />,
      }}
    />
    <Exemple
      nom="PathSteps"
      etats={{
        'Chaque état': (
          <PathSteps
            label="Exemple d’étapes"
            steps={[
              { label: 'Dépôt', state: 'done', at: 'mardi 3 novembre 2026' },
              { label: 'Entretien', state: 'skipped' },
              { label: 'Commission', state: 'current', at: 'depuis 6 jours', note: 'Avis attendu le 12 novembre.' },
              { label: 'Décision', state: 'next' },
            ]}
          />
        ),
        'Mots longs': (
          <PathSteps
            label="Exemple d’étapes aux noms longs"
            steps={[
              { label: LONG, state: 'done', at: 'mardi 3 novembre 2026' },
              { label: MOT_LONG, state: 'current', note: LONG },
            ]}
          />
        ),
      }}
    />
    <Exemple
      nom="PhotoGrid"
      etats={{
        'Plusieurs photos': (
          <PhotoGrid
            photos={[
              { src: photo('9cc3c0'), caption: 'La maison de santé, côté jardin' },
              { src: photo('f2b705'), caption: LONG },
              { src: photo('ddd7cc'), caption: MOT_LONG },
            ]}
          />
        ),
      }}
    />
    <Exemple
      nom="TaskList"
      etats={{
        Vide: <TaskList tasks={[]} empty={<EmptyState title="Rien ne vous attend">Revenez quand un courriel vous le dira.</EmptyState>} />,
        'Un même acte sur plusieurs dossiers': (
          <TaskList
            empty={null}
            tasks={[
              ...['Ana Le Goff', LONG].map((sujet, n) => ({
                href: `${PAGE}?dossier=${n}`,
                title: `Vérifier les pièces : FLE-2027E-000${n}`,
                among: { act: 'Vérifier les pièces', count: '2', subject: sujet, detail: `FLE-2027E-000${n}` },
                due: n === 0 ? 'hier' : 'mardi 5 janvier 2027',
                overdue: n === 0,
                capacity: 'gestionnaire',
              })),
              { href: PAGE, title: 'Convoquer la commission', due: 'mardi 5 janvier 2027', capacity: 'gestionnaire' },
            ]}
          />
        ),
        'À faire et en retard': (
          <TaskList
            empty={null}
            tasks={[
              { href: PAGE, title: 'Classer vos vœux', due: 'vendredi 12 mars 2027' },
              {
                href: PAGE,
                title: 'Rapporter un dossier',
                detail: 'Ana Le Goff, Kerlouan',
                due: 'hier',
                overdue: true,
                capacity: 'rapporteur',
              },
              { href: PAGE, title: 'Répondre à une question', capacity: 'enseignante' },
            ]}
          />
        ),
        'Mots longs': <TaskList empty={null} tasks={[{ href: PAGE, title: LONG, detail: MOT_LONG, due: 'jeudi', capacity: LONG }]} />,
      }}
    />
    <Exemple
      nom="Timeline"
      etats={{
        Vide: <Timeline entries={[]} />,
        'Avec motifs': (
          <Timeline
            entries={[
              { at: '3 novembre 2026 à 9 h 12', who: 'Ana Le Goff (interne)', what: 'Demande déposée' },
              { at: '5 novembre 2026 à 14 h 40', who: 'le portail', what: 'Rappel envoyé', reason: 'L’accord n’est pas encore signé.' },
            ]}
          />
        ),
        'Mots longs': <Timeline entries={[{ at: '6 novembre 2026 à 8 h', who: LONG, what: MOT_LONG, reason: LONG }]} />,
      }}
    />
  </>
)
