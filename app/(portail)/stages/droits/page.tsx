import type { Metadata } from 'next'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Link } from '@/components/action/Link'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { jourLong } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import { getMesDroits } from '@/lib/referentiel/interne/droits/queries'
import { HorsRegion, Remords } from './Changer'
import { Disponibilites } from './Disponibilites'
import { Interruption, Maladie } from './Absences'
import { Sources } from './Sources'

export const metadata: Metadata = { title: 'Mes droits de stage' }

const UNITES = { OUVRABLES: 'jours ouvrables, samedis compris', OUVRES: 'jours ouvrés', CALENDRIER: 'jours de calendrier' } as const

export default async function Page() {
  const acteur = await requireActeur()
  const droits = await lire(getMesDroits(acteur))
  const { parcours, semestre, enCours, semaine, conges, sources } = droits
  return (
    <PublicPage
      title="Mes droits de stage"
      breadcrumb={[
        { label: 'Stages', href: '/stages' },
        { label: 'Votre parcours', href: '/stages/parcours' },
      ]}
      lead={`Ce qui vaut pour vous aujourd’hui, en ${LIBELLE_PHASE[parcours.phase]}, au ${semestre.libelle.toLowerCase()} : du ${jourLong(semestre.debut)} au ${jourLong(semestre.fin)}.`}
    >
      <p>
        Les règles sont dites en peu de mots&nbsp;; le texte cité sous chacune fait foi. Pour votre situation, écrivez au secrétariat ou aux
        affaires médicales de votre CHU. {enCours ? '' : 'Le portail ne connaît pas de stage en cours pour vous. '}
        <Link href="/stages/parcours">Revenir à votre parcours</Link>
      </p>
      <Section title="La semaine" id="semaine">
        <DefinitionList
          items={[
            {
              term: 'Demi-journées',
              value: `${semaine.demiJournees} par semaine : ${semaine.enStage} en stage et ${semaine.horsStage} hors du stage, une pour l’université et une pour vous`,
            },
            { term: 'Durée', value: `${semaine.heuresMax} heures au plus, en moyenne ; repos de sécurité après chaque garde` },
            { term: 'Grossesse', value: `Aucune garde à partir du ${semaine.moisSansGarde}e mois` },
          ]}
        />
        <Sources regles={['R-DES-5']} sources={sources('semaine', 'gardes')} />
      </Section>
      <Section title="Les congés annuels" id="conges">
        <DefinitionList
          items={[
            { term: 'Chaque année', value: `${conges.jours} ${UNITES[conges.unite]}` },
            { term: 'À la suite', value: `${conges.suite} ${UNITES[conges.uniteSuite]} au plus` },
          ]}
        />
        <Sources regles={['R-STG-3']} sources={sources('conges')} />
      </Section>
      <Section title="Un stage interrompu" id="interruption">
        <Interruption droits={droits} />
        <Sources regles={['R-STG-2']} sources={sources('interruption')} />
      </Section>
      <Section title="La maladie et les enfants" id="maladie">
        <Maladie droits={droits} />
        <Sources regles={['R-STG-4']} sources={sources('maladie')} />
      </Section>
      <Section title="La disponibilité" id="disponibilite">
        <Disponibilites droits={droits} />
        <Sources regles={['R-STG-5']} sources={sources('disponibilite')} />
      </Section>
      <Section title="Les stages hors de la région" id="hors-region">
        <HorsRegion droits={droits} />
        <Sources regles={['R-STG-6']} sources={sources('horsRegion', 'depot')} />
      </Section>
      <Section title="Le droit au remords" id="remords">
        <Remords droits={droits} />
        <Sources regles={['R-STG-7']} sources={sources('remords')} />
      </Section>
    </PublicPage>
  )
}
