import { Fragment } from 'react'
import { Badge } from '@/components/display/Badge'
import { Columns } from '@/components/display/Columns'
import { DefinitionList } from '@/components/display/DefinitionList'
import { HiddenText } from '@/components/display/HiddenText'
import { FactList } from '@/components/display/FactList'
import { Icon, type IconName } from '@/components/display/Icon'
import { Mark } from '@/components/display/Mark'
import { NoBreak } from '@/components/display/NoBreak'
import { Section } from '@/components/display/Section'
import { StatesBar } from '@/components/display/StatesBar'
import { StatRow } from '@/components/display/StatRow'
import { TextBlock } from '@/components/display/TextBlock'
import { TextWithLinks } from '@/components/display/TextWithLinks'
import { UrgentLine } from '@/components/display/UrgentLine'
import { WordCard } from '@/components/display/WordCard'
import { EtapeSuivante } from './EtapeSuivante'
import { Exemple, LONG, MOT_LONG, PAGE } from './Exemple'

const ICONES: readonly IconName[] = ['check', 'info', 'warning', 'cross', 'dot', 'arrow', 'skip', 'clock', 'menu', 'up', 'down']

const LETTRE = `Madame, Monsieur,

Je souhaite faire mon prochain stage à Kerlouan, où je compte m’installer.
Voici mes raisons :
- la maison de santé cherche un médecin ;
- j’y ai déjà remplacé deux étés.

Ana Le Goff`

/** Components that show one fact or text. */
export const Affichage = () => (
  <>
    <Exemple
      nom="Badge"
      etats={{
        Tons: (
          <p>
            <Badge tone="neutral">Brouillon</Badge> <Badge tone="info">En instruction</Badge> <Badge tone="good">Acceptée</Badge>{' '}
            <Badge tone="warn">À compléter</Badge> <Badge tone="bad">Refusée</Badge>
          </p>
        ),
        'Mots longs': <Badge tone="warn">{LONG}</Badge>,
      }}
    />
    <Exemple
      nom="Columns"
      etats={{
        'Matière et accompagnement': (
          <Columns aside={<DefinitionList items={[{ term: 'Reste à joindre', value: 'Lettre de motivation' }]} />}>
            <p>La matière principale de la page occupe la colonne la plus large. Sur un téléphone, ce qui l’accompagne vient après.</p>
          </Columns>
        ),
      }}
    />
    <Exemple
      nom="DefinitionList"
      etats={{
        'Renseigné ou non': (
          <DefinitionList
            items={[
              { term: 'Terrain', value: 'Maison de santé de Kerlouan' },
              { term: 'Téléphone', value: '' },
              { term: 'État', value: <Badge tone="good">Agréé</Badge> },
            ]}
          />
        ),
        'Mots longs': (
          <DefinitionList
            items={[
              { term: LONG, value: LONG },
              { term: 'Spécialité', value: MOT_LONG },
            ]}
          />
        ),
      }}
    />
    <Exemple
      nom="FactList"
      etats={{
        'Avec des jours': (
          <FactList
            facts={[
              { key: 'a', when: '22 déc. 2026', title: 'Fin des dépôts' },
              { key: 'b', when: '5 janv. 2027', title: LONG, detail: MOT_LONG },
            ]}
          />
        ),
      }}
    />
    <Exemple
      nom="HiddenText"
      etats={{
        'Après une date': (
          <p>
            5 janvier<HiddenText>, date de la séance</HiddenText>
          </p>
        ),
      }}
    />
    <Exemple
      nom="Icon"
      etats={{
        Toutes: (
          <p>
            {ICONES.map((nom) => (
              <Fragment key={nom}>
                <NoBreak>
                  <Icon name={nom} /> {nom}
                </NoBreak>{' '}
              </Fragment>
            ))}
          </p>
        ),
      }}
    />
    <Exemple
      nom="Mark"
      etats={{
        Pleine: <Mark />,
        'Au trait': <Mark outline />,
      }}
    />
    <Exemple
      nom="NoBreak"
      etats={{
        'Un numéro': (
          <p>
            En cas de besoin, composez le <NoBreak>0 805 23 23 36</NoBreak>.
          </p>
        ),
      }}
    />
    <Exemple
      nom="Section"
      etats={{
        'Avec faits en marge': (
          <Section title="Agrément" id="exemple-section" aside="Fait foi : la faculté" level={4}>
            <p>Jusqu’au 31 octobre 2028.</p>
          </Section>
        ),
        'Mots longs': (
          <Section title={`${LONG} ${MOT_LONG}`} id="exemple-section-longue" aside={LONG} level={4}>
            <p>Sous un titre de plusieurs lignes.</p>
          </Section>
        ),
      }}
    />
    <Exemple
      nom="StatesBar"
      etats={{
        'Tous les tons, un état choisi': (
          <StatesBar
            label="Demandes par état, exemple"
            states={(['info', 'warn', 'info', 'good', 'bad', 'neutral'] as const).map((tone, n) => ({
              key: String(n),
              label: ['Déposée', 'À compléter', 'Recevable', 'Affectée', 'Refusée', 'Close'][n] ?? '',
              count: (n + 1) * 3,
              href: PAGE,
              tone,
              current: n === 1,
            }))}
          />
        ),
        'Un seul état, mots longs': (
          <StatesBar label="Demandes par état, une" states={[{ key: 'un', label: LONG, count: 1, href: PAGE, tone: 'info' }]} />
        ),
      }}
    />
    <Exemple
      nom="StatRow"
      etats={{
        'Petits et grands nombres': (
          <StatRow
            items={[
              { label: 'Demandes', value: '0' },
              { label: 'Acceptées', value: 'moins de 5', hint: 'Trop peu pour être publié' },
              { label: 'Internes', value: '128 456', hint: 'dont 12 en surnombre' },
            ]}
          />
        ),
        'Mots longs': <StatRow items={[{ label: LONG, value: MOT_LONG, hint: LONG }]} />,
      }}
    />
    <Exemple nom="StepShown" etats={{ 'Prend la place de l’étape d’avant': <EtapeSuivante /> }} />
    <Exemple
      nom="TextBlock"
      etats={{
        'Lignes de la personne': <TextBlock text={LETTRE} />,
        'Mot sans coupure': <TextBlock text={MOT_LONG.repeat(4)} />,
      }}
    />
    <Exemple
      nom="TextWithLinks"
      etats={{
        'Adresses du portail et d’ailleurs': (
          <TextWithLinks
            origin="https://marguerite.exemple.fr"
            text={
              'Votre dossier : https://marguerite.exemple.fr/composants\nLe texte : https://www.exemple.fr/arretes/2026/agrement-des-terrains.'
            }
          />
        ),
        'Aucune adresse': <TextWithLinks origin="https://marguerite.exemple.fr" text="Bonjour, votre demande est reçue." />,
      }}
    />
    <Exemple
      nom="UrgentLine"
      etats={{
        'Seul état': (
          <UrgentLine label="Exemple d’urgence">
            Danger immédiat&nbsp;: appelez le <a href="tel:15">15</a> ou le <a href="tel:112">112</a>.
          </UrgentLine>
        ),
      }}
    />
    <Exemple
      nom="WordCard"
      etats={{
        'Douze mots, seuls sur le papier': (
          <WordCard
            words={['abricot', 'balcon', 'cerise', 'dune', 'écluse', 'falaise', 'galet', 'hibou', 'île', 'jardin', 'kayak', 'lavande']}
          />
        ),
      }}
    />
  </>
)
