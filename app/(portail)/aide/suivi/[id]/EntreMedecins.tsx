'use client'

import { CheckboxGroup, RadioGroup, SelectField, TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import { PHASES, TYPES_STAGE } from '@/lib/soutien/entretien/schema'
import { MOTIFS, NIVEAUX, REPERE_MAX, type Fiche, type Message, type Motif } from '@/lib/soutien/schema'
import { ficher, noter } from '../_dossier/actions'
import type { Agir, Ouvert } from '../_dossier/AvecDossier'
import { lu as champ, options, parmi, refusChamp } from '../_dossier/poster'
import { piecesDe, scellerRepere } from '../_dossier/sceller'

const NOTE_MAX = 5000

/** The doctors' own file, which the person does not see. */
export function EntreMedecins({ ouvert: { lu, pieces }, agir }: { ouvert: Ouvert; agir: Agir }) {
  const { clePubliqueDossier } = lu
  if (!clePubliqueDossier || lu.statut === 'CLOS') return null
  const fiche = piecesDe(pieces, 'FICHE').at(-1)?.contenu
  const notes = piecesDe(pieces, 'NOTE')
  const repere = piecesDe(pieces, 'REPERE').at(-1)?.contenu.mot ?? ''
  const chiffrer = (contenu: Fiche | Message): Promise<string> => sceller(contenu, [clePubliqueDossier])

  async function noterFiche(_: FormState, data: FormData): Promise<FormState> {
    const contenu = await chiffrer({
      niveau: parmi(NIVEAUX, champ(data, 'niveau'), 'VERT'),
      motifs: data.getAll('motifs').filter((m): m is Motif => String(m) in MOTIFS),
      phase: champ(data, 'phase'),
      typeStage: champ(data, 'typeStage'),
    })
    return agir(ficher, { contenu, ...(await scellerRepere(champ(data, 'repere'), clePubliqueDossier ?? '')) })
  }

  async function ajouterNote(_: FormState, data: FormData): Promise<FormState> {
    const texte = champ(data, 'texte')
    if (texte === '') return refusChamp('texte', 'Écrivez quelque chose.')
    if (texte.length > NOTE_MAX) return refusChamp('texte', `${NOTE_MAX.toLocaleString('fr-FR')} caractères au plus.`)
    return agir(noter, { contenu: await chiffrer({ texte, signature: '' }) })
  }

  return (
    <Section title="Entre médecins">
      <p>
        Vous lisez cette partie à deux, vos notes comprises&nbsp;; la coordination, en cas de nécessité seulement&nbsp;; la personne,
        jamais. Ni diagnostic, ni traitement, ni nom de quelqu’un d’autre.
      </p>
      <Form action={noterFiche} submitLabel="Enregistrer" fold="Repère, niveau et motifs" idPrefix="fiche" optionalMarks={false}>
        <TextField
          name="repere"
          label="Repère"
          hint="Un mot pour reconnaître ce suivi sur vos deux tableaux. La coordination ne l’y voit pas."
          maxLength={REPERE_MAX}
          autoComplete="off"
          defaultValue={repere}
        />
        <RadioGroup name="niveau" legend="Niveau" options={options(NIVEAUX)} defaultValue={fiche?.niveau ?? 'VERT'} />
        <CheckboxGroup name="motifs" legend="Motifs" options={options(MOTIFS)} defaultValue={[...(fiche?.motifs ?? [])]} />
        <SelectField name="phase" label="Phase" options={options(PHASES)} defaultValue={fiche?.phase ?? ''} />
        <SelectField
          name="typeStage"
          label="Type de stage"
          hint="Jamais le lieu."
          options={options(TYPES_STAGE)}
          defaultValue={fiche?.typeStage ?? ''}
        />
      </Form>
      {notes.map((note) => (
        <Section key={note.id} title={`${note.auteur ?? ''}, le ${note.jour}`} id={`note-${note.id}`} level={3}>
          <TextBlock text={note.contenu.texte} />
        </Section>
      ))}
      <Form action={ajouterNote} submitLabel="Ajouter" fold="Ajouter une note" idPrefix="note" optionalMarks={false}>
        <TextArea
          name="texte"
          label="Note"
          hint="Votre binôme la lit aussi. Détruite quand le suivi se termine."
          rows={4}
          maxLength={NOTE_MAX}
        />
      </Form>
    </Section>
  )
}
