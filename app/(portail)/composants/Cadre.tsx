import { Brand } from '@/components/shell/Brand'
import { Crumbs } from '@/components/shell/Crumbs'
import { SubNav } from '@/components/shell/SubNav'
import { Exemple, LONG, MOT_LONG, PAGE } from './Exemple'

/** The components around a page. Most of them are already around this one: DemoBanner, TopNav, SkipLink, PageShell, QuickExit, Footer. */
export const Cadre = () => (
  <>
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
