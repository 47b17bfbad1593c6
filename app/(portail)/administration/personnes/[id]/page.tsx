import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Badge } from '@/components/display/Badge'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Fait } from '@/components/feedback/Fait'
import { AsideCard } from '@/components/shell/AsideCard'
import { RecordPage } from '@/components/shell/RecordPage'
import { Section } from '@/components/display/Section'
import { Timeline } from '@/components/display/Timeline'
import { dateHeure, dateLongue } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getPersonne } from '@/lib/referentiel/identite/personne/queries'
import { peutGererComptes } from '@/lib/referentiel/identite/policy'
import { ADMINISTRATION } from '../../rubriques'
import { libelleEvenement, libelleQualite } from '../../mots'
import { Compte } from './compte'
import { Nominations } from './nominations'

export const metadata: Metadata = { title: 'Compte' }

const FAITS = {
  creation: 'Le compte est ouvert. Donnez-lui maintenant un rôle.',
  correction: 'La correction est enregistrée.',
  desactivation: 'Le compte est désactivé et ses sessions sont fermées.',
  reactivation: 'Le compte est de nouveau ouvert.',
  sessions: 'Toutes les sessions de cette personne sont fermées.',
  nomination: 'La nomination est enregistrée.',
  fin_nomination: 'La fin de la nomination est enregistrée.',
}

export default async function Page({ params, searchParams }: PageProps<'/administration/personnes/[id]'>) {
  const acteur = await requireActeur()
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  const personne = await lire(getPersonne(acteur, id))
  const peutAgir = peutGererComptes(acteur)
  return (
    <RecordPage
      title={`${personne.prenom} ${personne.nom}`}
      breadcrumb={[ADMINISTRATION, { label: 'Personnes', href: '/administration/personnes' }]}
      notices={<Fait search={searchParams} sentences={FAITS} />}
      aside={
        <AsideCard title="Le compte">
          <p>
            {personne.desactiveeLe ? (
              <Badge tone="bad">{`Désactivé le ${dateLongue(personne.desactiveeLe)}`}</Badge>
            ) : (
              <Badge tone="good">Ouvert</Badge>
            )}
          </p>
          <DefinitionList
            dense
            items={[
              { term: 'Adresse électronique', value: personne.courriel },
              { term: 'Numéro RPPS', value: personne.rpps },
              { term: 'Compte ouvert le', value: dateLongue(personne.creeeLe) },
              { term: 'Sessions ouvertes', value: String(personne.sessionsOuvertes) },
            ]}
          />
        </AsideCard>
      }
    >
      <Nominations personne={personne} peutAgir={peutAgir} />
      {peutAgir ? <Compte personne={personne} soiMeme={personne.id === acteur.personneId} /> : null}
      <Section title="Historique du compte">
        <Timeline
          entries={personne.journal.map((l) => ({
            at: dateHeure(l.le),
            who: l.auteur ? `${l.auteur} (${libelleQualite(l.qualite)})` : 'le portail',
            what: libelleEvenement(l.evenement),
            reason: l.motif ?? undefined,
          }))}
        />
      </Section>
    </RecordPage>
  )
}
