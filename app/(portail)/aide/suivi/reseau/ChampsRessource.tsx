import { SelectField, TextArea, TextField } from '@/components/form/Field'
import { GENRES, type Fiche } from '@/lib/soutien/reseau/schema'

/** The fields of a resource, for a new one or a correction. */
export function ChampsRessource({ fiche }: { fiche?: Fiche }) {
  return (
    <>
      <TextField name="nom" label="Nom" required defaultValue={fiche?.nom} maxLength={120} />
      <SelectField
        name="genre"
        label="Ce que c’est"
        required
        defaultValue={fiche?.genre}
        options={Object.entries(GENRES).map(([value, label]) => ({ value, label }))}
      />
      <TextArea
        name="description"
        label="Pour qui, pour quoi"
        hint="Une ou deux phrases, lues par quelqu’un de fatigué."
        required
        rows={3}
        maxLength={600}
        defaultValue={fiche?.description}
      />
      <TextField
        name="contact"
        label="Comment la joindre"
        hint="Les numéros et les adresses deviennent des liens."
        required
        maxLength={300}
        defaultValue={fiche?.contact}
      />
      <TextField name="horaires" label="Quand" required maxLength={200} defaultValue={fiche?.horaires} />
      <TextField name="cout" label="Coût" required maxLength={200} defaultValue={fiche?.cout} />
      <TextField
        name="confidentialite"
        label="Qui le saura"
        hint="Qui apprend que la personne est venue, et qui ne l’apprend pas."
        required
        maxLength={300}
        defaultValue={fiche?.confidentialite}
      />
    </>
  )
}
