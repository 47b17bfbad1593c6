import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { DateField, FileField, RadioGroup, TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { pourChampDate } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { phraseOffre } from '@/lib/flechage/decision/notices'
import { getPlaces, type ChoixPlace } from '@/lib/flechage/decision/queries'
import type { Placement } from '@/lib/flechage/decision/schema'
import { entretienTenu } from '@/lib/flechage/guards'
import { estArs, type Dossier } from '@/lib/flechage/policy'
import { workflow } from '@/lib/flechage/workflow'
import { AvisRendu } from '../_sections/AvisRendu'
import { Cadre, cible, dossierVu, PasMaintenant } from '../_sections/cadre'
import { SectionDecision } from '../_sections/SectionDecision'
import { SectionEntretien } from '../_sections/SectionEntretien'
import { enregistrerDecision } from './actions'

export const metadata: Metadata = { title: 'Décision' }

export default async function Page({ params }: PageProps<'/flechage/[id]/decision'>) {
  const acteur = await requireActeur()
  const dossier = await dossierVu(acteur, params)
  if (!estArs(acteur, dossier)) forbidden()
  return (
    <Cadre dossier={dossier} titre="Décision de l’agence régionale de santé">
      <AvisRendu dossier={dossier} />
      <SectionEntretien acteur={acteur} dossier={dossier} />
      {dossier.statut === 'ENTRETIEN' ? (
        <Decider dossier={dossier} places={await getPlaces(dossier)} />
      ) : (
        <PasMaintenant>{workflow.states[dossier.statut].next ?? 'Le dossier est terminé.'}</PasMaintenant>
      )}
      <SectionDecision acteur={acteur} dossier={dossier} />
    </Cadre>
  )
}

const LIBELLE_PLACEMENT: Record<Placement, string> = {
  RETIRER: 'Le retirer de l’offre commune',
  AJOUTER: 'L’ajouter à côté de l’offre commune',
}

function Decider({ dossier, places }: { dossier: Dossier; places: ChoixPlace[] }) {
  const manque = entretienTenu(dossier)
  if (manque) return <PasMaintenant>{manque.message}</PasMaintenant>
  const possibles = places.filter((p) => !p.refus)
  const courtes = possibles.filter((p) => !p.bilan.suffisante)
  return (
    <Section title="Enregistrer la décision">
      {possibles.length === 0 ? (
        <Notice tone="warn" title="Aucun poste n’est possible sur ce terrain">
          {places.map((p) => (
            <p key={p.placement}>{p.refus?.message}</p>
          ))}
        </Notice>
      ) : null}
      {courtes.length > 0 ? (
        <Notice tone="warn" title="L’offre passerait sous son minimum">
          {courtes.map((p) => (
            <p key={p.placement}>
              {LIBELLE_PLACEMENT[p.placement]} : {phraseOffre(p.bilan)}
            </p>
          ))}
          <p>L’affectation reste possible ; l’agence en est avertie.</p>
        </Notice>
      ) : null}
      <Form
        action={enregistrerDecision}
        hidden={cible(dossier)}
        submitLabel="Enregistrer la décision"
        confirm="Enregistrer cette décision ? Elle ne pourra plus être modifiée ici."
      >
        <RadioGroup
          name="sens"
          legend="Sens de la décision"
          required
          options={[
            {
              value: 'AFFECTEE',
              label: 'Affecter hors procédure de choix',
              hint: 'L’interne sort de la liste d’appel ; aucun rang ne change.',
            },
            { value: 'REFUSEE', label: 'Refuser', hint: 'L’interne garde son rang et son choix. La décision est motivée.' },
          ]}
        />
        {possibles.length > 0 ? (
          <RadioGroup
            name="placement"
            legend="Si vous affectez, le poste"
            defaultValue={possibles.length === 1 ? possibles[0]?.placement : undefined}
            options={possibles.map((p) => ({ value: p.placement, label: LIBELLE_PLACEMENT[p.placement], hint: phraseOffre(p.bilan) }))}
          />
        ) : null}
        <Section title="L’acte signé" level={3}>
          <TextField name="acteReference" label="Référence de l’acte" required maxLength={200} />
          <DateField name="acteLe" label="Date de l’acte" max={pourChampDate(maintenant())} required />
          <FileField name="acte" label="Acte signé" hint="Un PDF, 10 Mo au plus." accept="application/pdf" required />
          <TextField name="autoritePrenom" label="Prénom de l’autorité qui a signé" required maxLength={200} />
          <TextField name="autoriteNom" label="Nom de l’autorité qui a signé" required maxLength={200} />
          <TextField name="autoriteQualite" label="Sa qualité" hint="Par exemple « Directrice générale »." required maxLength={200} />
        </Section>
        <Section title="Motifs" level={3}>
          <TextArea
            name="motifsDroit"
            label="Motifs de droit"
            hint="Nécessaires pour un refus : les textes appliqués et ce qu’ils exigent."
            rows={5}
            maxLength={8000}
          />
          <TextArea
            name="motifsFait"
            label="Motifs de fait"
            hint="Nécessaires pour un refus : la situation de cette personne qui fonde la décision. Une formule générale ne suffit pas."
            rows={6}
            maxLength={8000}
          />
        </Section>
      </Form>
    </Section>
  )
}
