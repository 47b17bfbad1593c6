import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { dateHeure } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { check } from '@/lib/core/workflow/workflow'
import { getBrouillon } from '@/lib/flechage/depot/brouillon/queries'
import { getFichiers } from '@/lib/flechage/depot/queries'
import { workflow } from '@/lib/flechage/workflow'
import { MaquetteAvantApres } from '../../../_interne/MaquetteAvantApres'
import { FLECHAGE } from '../../statut'
import { Accords } from '../_dossier/Accords'
import { Completude } from '../_dossier/Completude'
import { Demande } from '../_dossier/Demande'
import { Pieces } from '../_dossier/Pieces'
import { PointsDemandes } from '../_dossier/PointsDemandes'
import { completer, deposer } from './actions'

export const metadata: Metadata = { title: 'Relire avant de déposer' }

export default async function Page({ params }: PageProps<'/flechage/[id]/relire'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const { dossier, enRedaction } = await lire(getBrouillon(acteur, id))
  if (!enRedaction) redirect(`/flechage/${id}`)
  const fichiers = await getFichiers(dossier)
  const instant = maintenant()
  const action = dossier.statut === 'BROUILLON' ? 'deposer' : 'completer'
  const verdict = check(workflow, action, acteur, dossier, instant)
  const cible = { id, version: String(dossier.version) }
  return (
    <FormPage
      title={action === 'deposer' ? 'Relire avant de déposer' : 'Relire avant de renvoyer'}
      breadcrumb={[
        FLECHAGE,
        { label: dossier.numero ?? 'Brouillon', href: `/flechage/${id}` },
        { label: 'Rédiger', href: `/flechage/${id}/modifier` },
      ]}
      lead={`${dossier.campagne.semestre.libelle}. Voici votre dossier tel qu’il sera lu par le secrétariat, la commission, la direction de l’UFR et l’ARS.`}
      actions={<ButtonLink href={`/flechage/${id}/modifier`}>Modifier</ButtonLink>}
    >
      <PointsDemandes dossier={dossier} />
      {verdict.ok ? null : (
        <>
          <Notice tone="warn" title="Ce dossier ne peut pas encore être déposé">
            {verdict.cause === 'refus' ? <p>{verdict.refus.message}</p> : null}
          </Notice>
          <Section title="Ce que contient votre dossier">
            <Completude dossier={dossier} instant={instant} />
          </Section>
        </>
      )}
      <Section title="La demande">
        <Demande dossier={dossier} />
      </Section>
      <Section title="Lettre de motivation">
        {dossier.lettreTexte.trim() ? <TextBlock text={dossier.lettreTexte} /> : <p>Voir le PDF joint.</p>}
      </Section>
      <Section title="Accords écrits">
        <Accords dossier={dossier} instant={instant} verifier={false} />
      </Section>
      <Section title="Fichiers joints">
        <Pieces dossier={dossier} fichiers={fichiers} />
      </Section>
      {dossier.categorie ? (
        <Section title="Votre maquette">
          <MaquetteAvantApres parcours={dossier.interne} categorie={dossier.categorie} semestreCode={dossier.campagne.semestreCode} />
        </Section>
      ) : null}
      {verdict.ok ? (
        <Section title={action === 'deposer' ? 'Déposer' : 'Renvoyer'}>
          <p>
            {action === 'deposer'
              ? `Vous recevrez un accusé de réception avec un numéro. Vous pourrez retirer votre demande, mais plus la modifier, sauf si le secrétariat vous le demande. Dépôt possible jusqu’au ${dateHeure(dossier.campagne.fermeLe)}.`
              : 'Vous recevrez un nouvel accusé de réception. Votre premier dépôt reste conservé.'}
          </p>
          <Form action={action === 'deposer' ? deposer : completer} submitLabel={workflow.transitions[action].label} hidden={cible} />
        </Section>
      ) : null}
    </FormPage>
  )
}
