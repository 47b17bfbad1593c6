import { DateField, RadioGroup, SelectField, TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import { LIBELLE_DEROGATION } from '@/lib/referentiel/interne/amenagements'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import type { ParcoursLu } from '@/lib/referentiel/interne/queries'
import { choix } from '../../choix'
import { deroger } from './actions'

/** Records a derogation that was granted, for the secretariat (R-DES-1, R-DES-6, R-DES-7). */
export function NouvelleDerogation({ parcours: { id, maquette } }: { parcours: ParcoursLu }) {
  const { prevus } = maquette.medecineGenerale
  return (
    <Form
      action={deroger}
      fold="Enregistrer une dérogation"
      submitLabel="Enregistrer la dérogation"
      submitVariant="secondary"
      idPrefix="derogation"
      hidden={{ interneId: id }}
      confirm="L’interne verra cette dérogation, son auteur et son motif. Enregistrer ?"
    >
      <RadioGroup name="objet" legend="Ce qu’elle permet" required options={choix(LIBELLE_DEROGATION)} />
      <TextField
        name="stages"
        type="number"
        label="Stages de médecine générale encore exigés"
        hint={`Pour moins de stages en médecine générale seulement. La maquette en demande ${prevus}.`}
        min={0}
        max={3}
      />
      <SelectField
        name="phase"
        label="Phase prolongée"
        hint="Pour plus de temps dans une phase seulement."
        emptyLabel="Aucune"
        options={choix(LIBELLE_PHASE)}
      />
      <DateField name="jusquAu" label="Nouvelle date limite" hint="Pour la thèse ou pour une phase." />
      <DateField name="accordeeLe" label="Accordée le" max={isoJour(aujourdhui())} required />
      <TextField
        name="accordeePar"
        label="Par qui"
        hint="La coordination du DES pour les stages ; la présidence de l’université pour une date."
        maxLength={120}
        required
      />
      <TextArea
        name="motif"
        label="Motif"
        hint="L’interne le lit. N’écrivez aucun détail de santé : la référence de l’acte suffit."
        rows={3}
        maxLength={500}
        required
      />
    </Form>
  )
}
