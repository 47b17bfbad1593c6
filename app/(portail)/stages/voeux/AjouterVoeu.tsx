import { Form } from '@/components/form/Form'
import { ajouterAuxVoeux } from './actions'

/** The button that adds one post of the offer at the end of the reader's wishes. For pages shown to an interne. */
export function AjouterVoeu({ posteId }: { posteId: string }) {
  return (
    <Form
      action={ajouterAuxVoeux}
      hidden={{ posteId }}
      idPrefix={`voeu-${posteId}`}
      submitLabel="Ajouter à mes vœux"
      submitVariant="secondary"
    />
  )
}
