import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { RecordState } from '@/components/shell/RecordState'
import { RecordPage } from '@/components/shell/RecordPage'
import { PathSteps } from '@/components/display/PathSteps'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { depuis } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { listJournal } from '@/lib/core/workflow/journal'
import { requireActeur } from '@/lib/core/auth/session'
import { getFichiers } from '@/lib/flechage/depot/queries'
import { estDemandeur, estGestionnaire } from '@/lib/flechage/policy'
import { getDossier } from '@/lib/flechage/queries'
import { workflow } from '@/lib/flechage/workflow'
import { MaquetteAvantApres } from '../../_interne/MaquetteAvantApres'
import { FAITS } from '../faits'
import { detenteur, Echeance, FLECHAGE, Statut, termeDuDossier } from '../statut'
import { titreDe } from './_sections/cadre'
import { Accords } from './_dossier/Accords'
import { actes } from './_dossier/Actions'
import { Anciennete } from '../../_interne/Anciennete'
import { etapes } from './_dossier/chemin'
import { Demande } from './_dossier/Demande'
import { Journal } from './_dossier/Journal'
import { Pieces } from './_dossier/Pieces'
import { PointsDemandes } from './_dossier/PointsDemandes'
import { Suites } from './_dossier/Suites'

export async function generateMetadata({ params }: PageProps<'/flechage/[id]'>): Promise<Metadata> {
  const dossier = await getDossier(await requireActeur(), (await params).id)
  return { title: dossier?.numero ?? 'Demande de fléchage' }
}

export default async function Page({ params, searchParams }: PageProps<'/flechage/[id]'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const dossier = (await getDossier(acteur, id)) ?? notFound()
  const [journal, fichiers] = await Promise.all([listJournal('flechage', id), getFichiers(dossier)])
  const instant = maintenant()
  const { interne, campagne, statut, terrain } = dossier
  const etat = workflow.states[statut]
  const sien = estDemandeur(acteur, dossier)
  const terme = termeDuDossier(dossier)
  const { main, acts } = actes(acteur, dossier, instant)
  return (
    <RecordPage
      title={sien ? (terrain?.intitule ?? 'Votre demande de fléchage') : titreDe(dossier)}
      breadcrumb={[FLECHAGE]}
      lead={`${[dossier.numero ?? 'Brouillon', sien ? 'votre demande' : undefined].filter(Boolean).join(', ')}, ${campagne.semestre.libelle.toLowerCase()}`}
      actions={
        dossier.deposeLe && (sien || estGestionnaire(acteur, dossier)) ? (
          <ButtonLink href={`/flechage/${id}/accuse`}>Accusé de réception</ButtonLink>
        ) : undefined
      }
      notices={<Fait search={searchParams} sentences={FAITS} />}
      contents={[
        { href: '#demande', label: 'La demande' },
        { href: '#lettre', label: 'Lettre' },
        { href: '#accords', label: 'Accords' },
        { href: '#fichiers', label: 'Fichiers' },
        ...(dossier.categorie ? [{ href: '#maquette', label: 'Maquette' }] : []),
        { href: '#journal', label: 'Journal' },
      ]}
      aside={
        <>
          <RecordState
            state={<Statut statut={statut} />}
            holder={etat.holder && detenteur(etat.holder, sien)}
            since={etat.holder && depuis(dossier.statutDepuis, instant)}
            deadline={terme && <Echeance terme={terme} />}
            next={etat.next}
            main={main}
            acts={acts}
          />
          <PathSteps steps={etapes(statut, journal)} />
        </>
      }
    >
      <PointsDemandes dossier={dossier} />
      {statut === 'CADUQUE' && dossier.causeCaducite ? (
        <Notice tone="warn" title="Demande caduque">
          {dossier.causeCaducite}
        </Notice>
      ) : null}
      <Suites acteur={acteur} dossier={dossier} />
      <Section title="La demande" id="demande">
        <Demande dossier={dossier} />
      </Section>
      <Section title="Lettre de motivation" id="lettre">
        {dossier.lettreTexte.trim() ? (
          <TextBlock text={dossier.lettreTexte} />
        ) : (
          <p>{dossier.pieces.some((p) => p.type === 'LETTRE') ? 'Jointe en PDF, plus bas.' : 'Pas encore écrite.'}</p>
        )}
      </Section>
      <Section title="Accords écrits du terrain" id="accords">
        <Accords dossier={dossier} instant={instant} verifier={estGestionnaire(acteur, dossier)} />
      </Section>
      <Section title="Fichiers joints" id="fichiers">
        <Pieces dossier={dossier} fichiers={fichiers} />
      </Section>
      {dossier.categorie ? (
        <Section title="Maquette avant et après" id="maquette">
          <MaquetteAvantApres parcours={interne} categorie={dossier.categorie} semestreCode={campagne.semestreCode} />
        </Section>
      ) : null}
      {sien ? (
        <Section title="Votre ancienneté" id="anciennete">
          <Anciennete interne={interne} />
        </Section>
      ) : null}
      <Section title="Journal du dossier" id="journal" fold={`${journal.length} ${journal.length === 1 ? 'ligne' : 'lignes'}`}>
        <Journal lignes={journal} />
      </Section>
    </RecordPage>
  )
}
