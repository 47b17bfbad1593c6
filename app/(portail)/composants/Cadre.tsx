import { Badge } from '@/components/display/Badge'
import { Link } from '@/components/action/Link'
import { AsideCard } from '@/components/shell/AsideCard'
import { RecordState } from '@/components/shell/RecordState'
import { StepList } from '@/components/shell/StepList'
import { GENRES } from './genres'
import { Brand } from '@/components/shell/Brand'
import { Crumbs } from '@/components/shell/Crumbs'
import { SubNav } from '@/components/shell/SubNav'
import { Exemple, LONG, MOT_LONG, PAGE } from './Exemple'

/** The components around a page. Most of them are already around this one: DemoBanner, TopNav, SkipLink, PageShell, QuickExit, Footer. Each kind of page has its own, at GENRES. */
export const Cadre = () => (
  <>
    <Exemple
      nom="Genres de page"
      etats={{
        'Une page par genre': (
          <ul>
            {Object.entries(GENRES).map(([genre, libelle]) => (
              <li key={genre}>
                <Link href={`${PAGE}/${genre}`}>{libelle}</Link>
              </li>
            ))}
          </ul>
        ),
      }}
    />
    <Exemple
      nom="RecordState"
      etats={{
        'Un acte attendu': (
          <RecordState
            state={<Badge tone="good">Avis favorable</Badge>}
            holder="la direction de l’UFR"
            since="depuis 20 jours"
            deadline="avant le 31 janv. 2027"
            next="La direction de l’UFR choisit de transmettre."
          />
        ),
        'Terminé, sans suite': <RecordState state={<Badge tone="neutral">Close</Badge>} />,
        'Mots longs': <RecordState state={<Badge tone="warn">{LONG}</Badge>} holder={LONG} next={`${LONG}, puis ${MOT_LONG}.`} />,
      }}
    />
    <Exemple
      nom="AsideCard"
      etats={{
        'Seul état': <AsideCard title="Bientôt">Une commission le 5 janvier.</AsideCard>,
        'Mots longs': <AsideCard title={LONG}>{MOT_LONG}</AsideCard>,
      }}
    />
    <Exemple
      nom="StepList"
      etats={{
        'Chaque état': (
          <StepList
            steps={[
              { href: PAGE, label: 'Terrain et maquette', state: 'done' },
              { href: PAGE + '?etape=2', label: 'Projet', state: 'todo', current: true, note: 'en cours' },
              { href: PAGE + '?etape=3', label: 'Accords', state: 'waiting' },
              { href: PAGE + '?etape=4', label: LONG, state: 'optional' },
            ]}
          />
        ),
      }}
    />
    <Exemple nom="Brand" etats={{ 'Seul état': <Brand /> }} />
    <Exemple
      nom="Crumbs"
      etats={{
        'À la racine, rien': <Crumbs items={[]} />,
        'Un niveau': <Crumbs items={[{ label: 'Stages', href: PAGE }]} />,
        'Mots longs': (
          <Crumbs
            items={[
              { label: 'Stages', href: `${PAGE}?niveau=1` },
              { label: LONG, href: `${PAGE}?niveau=2` },
              { label: MOT_LONG, href: `${PAGE}?niveau=3` },
            ]}
          />
        ),
      }}
    />
    <Exemple
      nom="SubNav"
      etats={{
        'Rubrique courante': (
          <SubNav
            label="Exemple de rubriques"
            items={[
              { href: PAGE, label: 'Composants' },
              { href: '/courrier-demonstration', label: 'Courrier' },
              { href: '/', label: 'À faire' },
            ]}
            aside="Espace ouvert"
          />
        ),
        'Rubriques nombreuses': (
          <SubNav
            label="Exemple de rubriques nombreuses"
            items={Array.from({ length: 14 }, (_, n) => ({ href: `/nulle-part/${n + 1}`, label: `Rubrique ${n + 1}` }))}
          />
        ),
      }}
    />
  </>
)
