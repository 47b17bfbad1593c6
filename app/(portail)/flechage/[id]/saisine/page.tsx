import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { RadioGroup, TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { jourLong } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { estDirectionUfr, type Dossier } from '@/lib/flechage/policy'
import { AVIS_RENDU } from '@/lib/flechage/workflow'
import { Cadre, cible, dossierVu, PasMaintenant } from '../_sections/cadre'
import { AvisRendu } from '../_sections/AvisRendu'
import { SectionSaisine } from '../_sections/SectionSaisine'
import { statuer } from './actions'

export const metadata: Metadata = { title: 'Saisine de l’ARS' }

export default async function Page({ params }: PageProps<'/flechage/[id]/saisine'>) {
  const acteur = await requireActeur()
  const dossier = await dossierVu(acteur, params)
  if (!estDirectionUfr(acteur, dossier)) forbidden()
  const enAttente = AVIS_RENDU.some((s) => s === dossier.statut)
  return (
    <Cadre dossier={dossier} titre="Saisir ou non l’agence régionale de santé">
      <AvisRendu dossier={dossier} />
      {enAttente ? (
        <Statuer dossier={dossier} />
      ) : (
        <>
          <PasMaintenant>La direction de l’UFR s’est déjà prononcée.</PasMaintenant>
          <SectionSaisine acteur={acteur} dossier={dossier} />
        </>
      )}
    </Cadre>
  )
}

function Statuer({ dossier }: { dossier: Dossier }) {
  const defavorable = dossier.statut === 'AVIS_DEFAVORABLE'
  return (
    <Section title="Votre choix">
      <p>
        Un avis ne lie pas la direction de l’UFR. La campagne prévoit les saisines pour le {jourLong(dossier.campagne.saisineLe)} au plus
        tard.
      </p>
      <Form
        action={statuer}
        hidden={cible(dossier)}
        submitLabel="Enregistrer mon choix"
        confirm="Enregistrer ce choix ? L’acte est établi et envoyé aussitôt."
      >
        <RadioGroup
          name="choix"
          legend="Pour cette demande"
          required
          options={[
            {
              value: 'SAISIR',
              label: 'Saisir l’agence régionale de santé',
              hint: defavorable
                ? 'L’avis est défavorable : dites pourquoi ci-dessous. Une lettre de saisine est établie.'
                : 'Une lettre de saisine est établie.',
            },
            {
              value: 'NE_PAS_SAISIR',
              label: 'Ne pas saisir',
              hint: 'C’est une décision : elle est motivée et notifiée à l’interne avec les voies de recours.',
            },
          ]}
        />
        <TextArea
          name="motifs"
          label="Motifs"
          hint={
            defavorable
              ? 'Nécessaires dans les deux cas. Ils figurent sur l’acte.'
              : 'Nécessaires si vous ne saisissez pas. Ils figurent sur l’acte : décrivez ce qui, dans cette demande, fonde votre choix.'
          }
          rows={6}
          required={defavorable}
          maxLength={4000}
        />
        <TextField
          name="qualite"
          label="Votre qualité"
          hint="Telle qu’elle figure sur l’acte, par exemple « Doyenne de l’UFR de médecine »."
          defaultValue="Direction de l’UFR de médecine"
          required
          maxLength={200}
        />
        <Notice tone="info">
          <p>L’interne garde son rang et son choix normal tant qu’aucune affectation n’est décidée.</p>
        </Notice>
      </Form>
    </Section>
  )
}
