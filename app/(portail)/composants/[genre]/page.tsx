import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Actions } from '@/components/action/Actions'
import { ButtonLink } from '@/components/action/ButtonLink'
import { FilterBar } from '@/components/action/FilterBar'
import { Link } from '@/components/action/Link'
import { SelectionBar } from '@/components/action/SelectionBar'
import { Views } from '@/components/action/Views'
import { Queue } from '@/components/action/Queue'
import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { DefinitionList } from '@/components/display/DefinitionList'
import { FactList } from '@/components/display/FactList'
import { Judged, JudgedList } from '@/components/display/Judged'
import { PathSteps } from '@/components/display/PathSteps'
import { Section } from '@/components/display/Section'
import { StatesBar } from '@/components/display/StatesBar'
import { TaskList } from '@/components/display/TaskList'
import { RadioGroup, TextArea, TextField } from '@/components/form/Field'
import { AsideCard } from '@/components/shell/AsideCard'
import { FormStep } from '@/components/form/FormStep'
import { FormPage } from '@/components/shell/FormPage'
import { HomePage } from '@/components/shell/HomePage'
import { ListPage } from '@/components/shell/ListPage'
import type { PageHead } from '@/components/shell/PageShell'
import { PublicPage } from '@/components/shell/PublicPage'
import { RecordPage } from '@/components/shell/RecordPage'
import { RecordState } from '@/components/shell/RecordState'
import { WorkPage } from '@/components/shell/WorkPage'
import { requireActeur } from '@/lib/core/auth/session'
import { reglages } from '@/lib/core/reglages'
import { GENRES, type Genre } from '../genres'
import { FormulaireFictif } from '../FormulaireFictif'

export const metadata: Metadata = { title: 'Genre de page' }

const tete = (genre: Genre): PageHead => ({
  title: GENRES[genre],
  breadcrumb: [{ label: 'Composants', href: '/composants' }],
  lead: 'Un exemple inventé de ce genre de page.',
})
const ici = (genre: Genre): string => `/composants/${genre}`

const PAGES: Record<Genre, () => ReactNode> = {
  accueil: () => (
    <HomePage
      {...tete('accueil')}
      aside={
        <>
          <AsideCard title="Ce que vous attendez des autres">
            <FactList facts={[{ key: 'a', title: <Link href={ici('liste')}>4 accords de terrain</Link>, detail: 'depuis 9 jours' }]} />
          </AsideCard>
          <AsideCard title="Bientôt">
            <FactList facts={[{ key: 'b', when: '22 déc. 2026', title: 'Fin des dépôts' }]} />
          </AsideCard>
        </>
      }
    >
      <TaskList
        empty={null}
        tasks={['Léonie Pasquier', 'Alice Mercier'].map((subject, i) => ({
          href: `${ici('travail')}?rang=${i}`,
          title: `Vérifier les pièces : ${subject}`,
          among: { act: 'Vérifier les pièces', count: '2', subject, detail: 'Psychiatrie et soins de ville' },
          due: 'mardi 5 janvier 2027',
          overdue: i === 0,
          capacity: 'gestionnaire',
        }))}
      />
    </HomePage>
  ),
  liste: () => (
    <ListPage
      {...tete('liste')}
      actions={<ButtonLink href={ici('liste')}>Exporter</ButtonLink>}
      states={
        <StatesBar
          label="Demandes par état"
          states={[
            { key: 'a', label: 'Déposée', count: 7, href: ici('liste'), tone: 'info' },
            { key: 'b', label: 'Avis favorable', count: 4, href: ici('liste'), tone: 'good' },
          ]}
        />
      }
      views={
        <Views
          views={[
            { label: 'En cours', href: ici('liste'), current: true },
            { label: 'En retard', href: `${ici('liste')}?retard=oui`, current: false },
          ]}
        />
      }
      filters={
        <FilterBar action={ici('liste')} label="Chercher" more={{ count: 0, fields: <TextField name="campagne" label="Campagne" /> }}>
          <TextField name="q" label="Nom, terrain, commune" type="search" />
        </FilterBar>
      }
    >
      <SelectionBar id="exemple" action={ici('travail')} acts={[{ value: 'rappeler', label: 'Rappeler' }]}>
        <DataTable
          caption="Demandes"
          captionHidden
          empty={null}
          picks={{ form: 'exemple', name: 'demande', of: (nom) => ({ value: nom, label: nom }) }}
          rows={['Léonie Pasquier', 'Alice Mercier']}
          rowKey={(nom) => nom}
          columns={[
            { key: 'interne', header: 'Interne', cell: (nom) => ({ text: nom, href: ici('dossier') }) },
            { key: 'etat', header: 'État', cell: () => ({ text: 'Déposée', tone: 'info' }) },
            { key: 'echeance', header: 'Échéance', cell: () => '5 janv. 2027' },
          ]}
        />
      </SelectionBar>
    </ListPage>
  ),
  dossier: () => (
    <RecordPage
      {...tete('dossier')}
      aside={
        <>
          <RecordState
            state={<Badge tone="good">Avis favorable</Badge>}
            holder="la direction de l’UFR"
            since="depuis 20 jours"
            deadline="avant le 31 janv. 2027"
            main={
              <ButtonLink href={ici('formulaire')} variant="primary">
                Saisir l’ARS ou non
              </ButtonLink>
            }
          />
          <PathSteps
            steps={[
              { label: 'Dépôt', state: 'done', at: '28 oct.' },
              { label: 'Avis', state: 'current', at: '10 nov.' },
              { label: 'Décision', state: 'next' },
            ]}
          />
        </>
      }
    >
      <Section title="La demande">
        <DefinitionList items={[{ term: 'Motif', value: 'Projet professionnel' }]} />
      </Section>
      <Section title="Journal" fold="3 lignes">
        <p>Demande déposée.</p>
      </Section>
    </RecordPage>
  ),
  travail: () => (
    <WorkPage {...tete('travail')}>
      <FormulaireFictif
        bar
        optionalMarks={false}
        submitLabel="Enregistrer"
        secondary={<Queue label="Dossiers" place={1} count={2} next={`${ici('travail')}?rang=2`} />}
      >
        <JudgedList>
          {['Projet', 'Lettre'].map((titre) => (
            <Judged
              key={titre}
              id={titre}
              title={titre}
              aside={<Badge tone="neutral">À vérifier</Badge>}
              verdict={
                <RadioGroup
                  inline
                  name={titre}
                  legend={titre}
                  options={[
                    { value: 'oui', label: 'Conforme' },
                    { value: 'non', label: 'À refaire' },
                  ]}
                />
              }
            >
              <p>Ce que dit le dossier.</p>
            </Judged>
          ))}
        </JudgedList>
      </FormulaireFictif>
    </WorkPage>
  ),
  formulaire: () => (
    <FormPage
      {...tete('formulaire')}
      steps={[
        { href: `${ici('formulaire')}?etape=1`, label: 'Terrain', state: 'done' },
        { href: ici('formulaire'), label: 'Projet', state: 'todo', current: true },
        { href: `${ici('formulaire')}?etape=3`, label: 'Accords', state: 'waiting' },
      ]}
    >
      <FormulaireFictif bar submitLabel="Continuer">
        <FormStep shown>
          <TextField name="territoire" label="Territoire où vous pensez exercer" required />
          <TextArea name="engagements" label="Engagements déjà pris" rows={3} />
        </FormStep>
        <FormStep shown={false}>
          <TextField name="accord" label="Accord du terrain" />
        </FormStep>
      </FormulaireFictif>
    </FormPage>
  ),
  publique: () => (
    <PublicPage {...tete('publique')}>
      <p>Une idée par écran, des mots plus grands, un seul geste attendu.</p>
      <Actions>
        <ButtonLink href={ici('publique')} variant="primary">
          J’écris
        </ButtonLink>
      </Actions>
    </PublicPage>
  ),
}

/** One kind of page, with invented content. In the demonstration only. */
export default async function Page({ params }: PageProps<'/composants/[genre]'>) {
  await requireActeur()
  const { genre } = await params
  const page = (PAGES as Record<string, (() => ReactNode) | undefined>)[genre]
  if (!reglages().DEMONSTRATION || !page) notFound()
  return page()
}
