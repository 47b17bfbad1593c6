import { CheckboxField, CheckboxGroup, RadioGroup, SelectField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { MODES } from '@/lib/soutien/creneau/schema'
import { ouvrir } from './actions'

type Props = Readonly<{
  heures: readonly Readonly<{ debut: string; quand: string; medecins: string }>[]
  medecins: readonly Readonly<{ id: string; nom: string }>[]
  coordination: boolean
}>

/** Opens an hour that two doctors share; the doctor whose turn it is is preselected. */
export function OuvrirCreneau({ heures, medecins, coordination }: Props) {
  if (heures.length === 0)
    return (
      <p>
        Pour l’instant, aucune heure ne réunit deux médecins disponibles. Notez vos disponibilités ci-dessous, et invitez vos collègues à le
        faire.
      </p>
    )
  return (
    <Form action={ouvrir} submitLabel="Ouvrir ce créneau" idPrefix="ouvrir-" optionalMarks={false}>
      <SelectField
        name="debut"
        label="Quand"
        required
        hint="Entre parenthèses&nbsp;: les deux médecins dont c’est le tour."
        options={heures.map((h) => ({ value: h.debut, label: h.quand, hint: h.medecins }))}
      />
      <RadioGroup name="mode" legend="Comment" required options={Object.entries(MODES).map(([value, label]) => ({ value, label }))} />
      <TextField
        name="lieu"
        label="Où"
        required
        hint="Une adresse calme, jamais un bureau où l’on enseigne&nbsp;; ou l’adresse d’une visio chiffrée, que seule la personne reçue lira."
        maxLength={300}
      />
      <CheckboxGroup
        name="medecins"
        legend="Avec d’autres médecins"
        hint="Laissez vide pour les deux dont c’est le tour."
        options={medecins.map((m) => ({ value: m.id, label: m.nom }))}
      />
      {coordination ? <CheckboxField name="exceptionnel" label="L’ouvrir même si le nombre de créneaux du mois est atteint" /> : null}
    </Form>
  )
}
