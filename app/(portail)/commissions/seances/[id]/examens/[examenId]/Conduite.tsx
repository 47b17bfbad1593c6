import type { ReactNode } from 'react'
import { RadioGroup, TextArea } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { ActionOfferte } from '@/lib/core/workflow/workflow'
import { LIBELLE_SENS } from '@/lib/referentiel/commission/schema'
import type { ActionExamen } from '@/lib/referentiel/commission/workflow'
import { ajourner, enregistrerAvis, ouvrirLeVote } from '../../actions'
import { Criteres, MonMotif, NotesDe } from './Criteres'
import type { ExamenOuvert } from './ouvert'

/** Whether the president may record the avis now: the grid is then the form of its reasons. */
export const peutRendreAvis = (examen: ExamenOuvert): boolean => examen.actions.some((a) => a.action === 'rendreAvis' && !a.refus)

/** The acts of the president now: open the vote or postpone, or why the avis cannot be recorded yet. */
export function Conduite({ examen }: { examen: ExamenOuvert }) {
  const actions = examen.actions.filter((a) => a.action !== 'rendreAvis' || a.refus)
  if (actions.length === 0) return null
  return (
    <Section title="Présider ce point">
      {actions.map((offerte) => (
        <Acte key={offerte.action} examen={examen} offerte={offerte} />
      ))}
    </Section>
  )
}

/** The avis and its reasons, beside what the record says. */
export function RendreAvis({
  examen,
  motifMin,
  preuves,
}: {
  examen: ExamenOuvert
  motifMin: number
  preuves: ReadonlyMap<string, ReactNode>
}) {
  const { notes } = examen
  return (
    <Section title="Rendre l’avis">
      <p>
        Écrivez pourquoi, pour chaque critère sur lequel l’avis se fonde. Un critère laissé vide n’est pas utilisé ; {motifMin} caractères
        au moins pour les autres. La personne qui demande lira ces phrases.
      </p>
      <Form
        bar
        action={enregistrerAvis}
        hidden={{ id: examen.id, version: String(examen.version) }}
        submitLabel="Enregistrer l’avis"
        idPrefix="avis-"
        optionalMarks={false}
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
        <Criteres
          grille={examen.grille}
          preuves={preuves}
          verdict={(critere) => (
            <>
              <MonMotif critere={critere} />
              {notes?.toutes ? <NotesDe critere={critere} toutes={notes.toutes} /> : null}
            </>
          )}
        />
        <TextArea name="synthese" label="Synthèse" rows={3} maxLength={4000} count={false} />
      </Form>
    </Section>
  )
}

function Acte({ examen, offerte: { action, label, refus } }: { examen: ExamenOuvert; offerte: ActionOfferte<ActionExamen> }) {
  const hidden = { id: examen.id, version: String(examen.version) }
  if (refus)
    return (
      <Notice tone="info" title={label}>
        <p>{refus.message}</p>
      </Notice>
    )
  if (action === 'ouvrirVote') return <Form action={ouvrirLeVote} hidden={hidden} submitLabel={label} idPrefix="ouvrir-" />
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
}
