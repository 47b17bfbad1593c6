'use client'

import { ButtonLink } from '@/components/action/ButtonLink'
import { TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { PlaceControls } from '@/components/form/PlaceControls'
import type { FormState } from '@/lib/core/requete/form-state'
import { Exemple, LONG, PAGE } from './Exemple'

const accepter = async (): Promise<FormState> => ({ status: 'ok', message: 'C’est enregistré. Rien ne l’est en vérité.' })

const refuser = async (_: FormState, data: FormData): Promise<FormState> => ({
  status: 'error',
  regle: 'R-GEN-5',
  message: 'Deux réponses sont à corriger.',
  fields: { titre: 'Donnez un titre à votre projet.', motif: 'Ce motif ne dit rien : décrivez votre situation.' },
  values: { titre: String(data.get('titre')), motif: String(data.get('motif')) },
})

const echouer = async (): Promise<FormState> => ({ status: 'error', message: 'le portail n’a pas répondu.' })

const POSTES = ['Kerlouan, médecine générale', 'Landivisiau, urgences', LONG]

/** A whole form, which posts to this page alone: nothing is sent. */
export const Formulaires = () => (
  <>
    <Exemple
      nom="Form"
      etats={{
        'Accepté une fois envoyé': (
          <Form action={accepter} submitLabel="Envoyer" idPrefix="accepte" title="Une demande simple" titleLevel={4}>
            <TextField name="titre" label="Titre" defaultValue="Remplacement" />
          </Form>
        ),
        'Refusé une fois envoyé': (
          <Form
            action={refuser}
            submitLabel="Déposer"
            idPrefix="refuse"
            secondary={
              <ButtonLink href={PAGE} variant="quiet">
                Revenir
              </ButtonLink>
            }
          >
            <TextField name="titre" label="Titre" required />
            <TextArea name="motif" label="Motif" rows={2} required />
          </Form>
        ),
        'Question avant d’agir': (
          <Form
            action={accepter}
            submitLabel="Retirer ma demande"
            submitVariant="danger"
            confirm="Retirer cette demande ? Ce geste est définitif."
          />
        ),
        Replié: (
          <Form action={accepter} submitLabel="Ajouter" fold="Ajouter une note" idPrefix="replie" optionalMarks={false}>
            <TextField name="note" label="Note" />
          </Form>
        ),
        'Enregistré au fur et à mesure': (
          <Form action={accepter} submitLabel="Terminer" autosave idPrefix="fil">
            <TextArea name="texte" label="Votre texte" rows={2} />
          </Form>
        ),
        'Enregistrement qui échoue dès que vous écrivez': (
          <Form action={echouer} submitLabel="Terminer" autosave idPrefix="panne">
            <TextArea name="texte" label="Votre texte" rows={2} />
          </Form>
        ),
      }}
    />
    <Exemple
      nom="PlaceControls"
      etats={{
        'Première, entre deux, dernière place': (
          <Form action={accepter} submitLabel="Enregistrer l’ordre" idPrefix="ordre">
            {POSTES.map((poste, rang) => (
              <PlaceControls key={poste} name="poste" value={String(rang)} label={poste} place={rang + 1} count={POSTES.length} />
            ))}
          </Form>
        ),
      }}
    />
  </>
)
