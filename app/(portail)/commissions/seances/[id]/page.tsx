import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { RecordState } from '@/components/shell/RecordState'
import { RecordPage } from '@/components/shell/RecordPage'
import { PathSteps } from '@/components/display/PathSteps'
import { Section } from '@/components/display/Section'
import { aRole } from '@/lib/core/auth/acteur'
import { dateCourte, dateHeure, depuis } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { listJournalSeance } from '@/lib/referentiel/commission/journal/queries'
import { getSeance, type VueSeance } from '@/lib/referentiel/commission/seance/queries'
import { seanceWorkflow } from '@/lib/referentiel/commission/workflow'
import { FAITS } from '../../faits'
import { COMMISSIONS, StatutSeance } from '../../statut'
import { Agenda } from './Agenda'
import { Etapes } from './Etapes'
import { JournalSeance } from './JournalSeance'
import { Presences } from './Presences'

export const metadata: Metadata = { title: 'Séance de commission' }

type Adresse = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const ORDRE = ['PREPARATION', 'CONVOQUEE', 'OUVERTE', 'CLOSE'] as const

export default async function Page({ params, searchParams }: Adresse) {
  const acteur = await requireActeur()
  const { id } = await params
  const seance = z.uuid().safeParse(id).success ? await getSeance(acteur, id) : null
  if (!seance) notFound()
  const rang = ORDRE.indexOf(seance.statut)
  const etat = seanceWorkflow.states[seance.statut]
  const modifiable = seance.gere && rang < 2
  return (
    <RecordPage
      title={`Séance du ${dateHeure(seance.prevueLe)}`}
      breadcrumb={[COMMISSIONS, { label: seance.commission.nom, href: `/commissions/${seance.commission.id}` }]}
      lead={seance.lieu}
      actions={
        modifiable ? (
          <>
            {aRole(acteur, 'COORD_DES') ? (
              <ButtonLink href={`/commissions/seances/${id}/inscrire`}>Inscrire des dossiers</ButtonLink>
            ) : null}
            <ButtonLink href={`/commissions/seances/${id}/ordre`}>Ordre et rapporteurs</ButtonLink>
            <ButtonLink href={`/commissions/seances/${id}/modifier`}>Date et lieu</ButtonLink>
          </>
        ) : undefined
      }
      notices={<Fait search={searchParams} sentences={FAITS} />}
      aside={
        <>
          <RecordState
            state={<StatutSeance statut={seance.statut} />}
            holder={etat.holder}
            since={etat.holder && depuis(seance.statutDepuis, maintenant())}
            next={etat.next}
            acts={<Etapes seance={seance} />}
          />
          <PathSteps
            label="Étapes de la séance"
            steps={ORDRE.map((s, i) => ({
              label: seanceWorkflow.states[s].label,
              state: i < rang || seance.statut === 'CLOSE' ? ('done' as const) : i === rang ? ('current' as const) : ('next' as const),
              at: i === rang ? dateCourte(seance.statutDepuis) : undefined,
            }))}
          />
        </>
      }
    >
      {seance.siege ? (
        <Notice tone="info">
          <p>
            {seance.siege.suppleant
              ? 'Vous siégez comme suppléant : un dossier s’ouvre à vous quand la personne que vous suppléez est absente ou déportée.'
              : 'Vous êtes membre de cette commission. Votre accès aux dossiers prend fin avec la séance.'}
          </p>
        </Notice>
      ) : null}
      {seance.ouverte ? (
        <>
          <Section title="Ordre du jour">
            <Agenda seance={seance} />
          </Section>
          {seance.statut === 'PREPARATION' ? null : (
            <Section title="Présences">
              <Presences seance={seance} />
            </Section>
          )}
        </>
      ) : null}
      {seance.statut === 'CLOSE' ? <ProcesVerbaux seance={seance} /> : null}
      {seance.ouverte ? <JournalSeance lignes={await listJournalSeance(acteur, id)} /> : null}
    </RecordPage>
  )
}

function ProcesVerbaux({ seance }: { seance: VueSeance }) {
  const items = [
    ...(seance.pv
      ? [
          {
            term: 'Procès-verbal',
            value: (
              <ButtonLink href={`/commissions/seances/${seance.id}/pv`} download>
                Télécharger le procès-verbal (PDF, confidentiel)
              </ButtonLink>
            ),
          },
        ]
      : []),
    ...(seance.pvPublic
      ? [
          {
            term: 'Relevé public',
            value: (
              <ButtonLink href={`/commissions/seances/${seance.id}/releve`} download>
                Télécharger le relevé public (PDF)
              </ButtonLink>
            ),
          },
        ]
      : []),
  ]
  return (
    <Section title="Procès-verbaux">
      {items.length > 0 ? <DefinitionList items={items} /> : <p>Aucun procès-verbal n’a été établi par le portail pour cette séance.</p>}
      {seance.pvRefuse ? <p>Vous êtes déporté d’un point de cette séance : son procès-verbal entier ne vous est pas ouvert.</p> : null}
    </Section>
  )
}
