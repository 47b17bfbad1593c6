import { RadioGroup, TextArea } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { ActionOfferte } from '@/lib/core/workflow/workflow'
import { LIBELLE_SENS } from '@/lib/referentiel/commission/schema'
import type { ActionExamen } from '@/lib/referentiel/commission/workflow'
import { ajourner, enregistrerAvis, ouvrirLeVote } from '../../actions'
import type { ExamenOuvert } from './ouvert'

/** The acts of the president now: open the vote, record the avis with its reasons, or postpone. */
export function Conduite({ examen, motifMin }: { examen: ExamenOuvert; motifMin: number }) {
  if (examen.actions.length === 0) return null
  return (
    <Section title="Présider ce point">
      {examen.actions.map((offerte) => (
        <Acte key={offerte.action} examen={examen} offerte={offerte} motifMin={motifMin} />
      ))}
    </Section>
  )
}

function Acte({
  examen,
  offerte: { action, label, refus },
  motifMin,
}: {
  examen: ExamenOuvert
  offerte: ActionOfferte<ActionExamen>
  motifMin: number
}) {
  const hidden = { id: examen.id, version: String(examen.version) }
  if (refus)
    return (
      <Notice tone="info" title={label}>
        <p>{refus.message}</p>
      </Notice>
    )
  if (action === 'ouvrirVote') return <Form action={ouvrirLeVote} hidden={hidden} submitLabel={label} idPrefix="ouvrir-" />
  if (action === 'ajourner')
    return (
      <Form
        fold={label}
        action={ajourner}
        hidden={hidden}
        submitLabel={label}
        submitVariant="secondary"
        idPrefix="ajourner-"
        confirm="Ajourner ce point ? Le dossier redeviendra recevable et pourra être inscrit à une autre séance."
      >
        <TextArea
          name="motif"
          label="Pourquoi ce point est-il ajourné ?"
          hint="Cette phrase est envoyée à la personne qui demande et figure au procès-verbal."
          rows={3}
          required
          maxLength={1000}
        />
      </Form>
    )
  return (
    <Form
      action={enregistrerAvis}
      hidden={hidden}
      title={label}
      submitLabel={label}
      idPrefix="avis-"
      confirm="Enregistrer l’avis ? Les votes seront définitifs et la personne qui demande recevra l’avis avec ses motifs."
    >
      {examen.vote.departage ? (
        <RadioGroup
          name="departage"
          legend="Voix prépondérante"
          hint="Les voix sont partagées et votre vote ne les départage pas : dites quel avis l’emporte."
          required
          options={examen.vote.departage.map((s) => ({ value: s, label: LIBELLE_SENS[s] }))}
        />
      ) : null}
      <p>
        Écrivez pourquoi, pour chaque critère sur lequel l’avis se fonde. Un critère laissé vide n’est pas utilisé ; {motifMin} caractères
        au moins pour les autres. La personne qui demande lira ces phrases.
      </p>
      {examen.grille.map((c) => (
        <TextArea key={c.cle} name={`motif_${c.cle}`} label={c.libelle} rows={3} maxLength={4000} />
      ))}
      <TextArea name="synthese" label="Synthèse" rows={3} maxLength={4000} />
    </Form>
  )
}
