'use client'

import { CheckboxField, FileField, TextArea } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Portrait } from '@/components/display/Portrait'
import { PRESENTATION_MAX } from '@/lib/soutien/cle/schema'
import { sePresenter } from './actions'

/** A doctor's text and portrait on the cell's public page, if they wish. `portrait`: the address of the present one. */
export function Presentation({ texte, portrait }: { texte: string; portrait: string | null }) {
  return (
    <>
      {portrait ? <Portrait src={portrait} /> : null}
      <Form action={sePresenter} submitLabel="Enregistrer" idPrefix="presentation">
        <TextArea
          name="presentation"
          label="Quelques mots de vous"
          hint="Tout le monde peut les lire."
          rows={3}
          maxLength={PRESENTATION_MAX}
          defaultValue={texte}
        />
        <FileField
          name="photo"
          label="Une photo"
          accept="image/png,image/jpeg"
          hint="Le portail la redessine en petit, et n’en garde ni le lieu ni l’appareil."
        />
        {portrait ? <CheckboxField name="sansPhoto" label="Retirer ma photo" /> : null}
      </Form>
    </>
  )
}
