'use client'

import { RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import type { Retour } from '@/lib/soutien/demande/schema'
import type { Enveloppe } from '@/lib/soutien/schema'
import { ecarter } from './actions'
import type { Agir } from './dossier'

type EcarterProps = Readonly<{ lecteurs: Retour['lecteurs']; enveloppe: Enveloppe; clePublique: string; agir: Agir }>

/** Sets a doctor aside afterwards: their key is destroyed, and the case cannot be handed over to them. */
export function Ecarter({ lecteurs, enveloppe, clePublique, agir }: EcarterProps) {
  if (lecteurs.length === 0) return null

  async function envoyer(_: FormState, data: FormData): Promise<FormState> {
    const membreId = String(data.get('membreId') ?? '')
    if (membreId === '') return { status: 'error', message: 'Choisissez un médecin.', fields: { membreId: 'Choisissez un médecin.' } }
    const nouvelle: Enveloppe = { ...enveloppe, exclus: [...new Set([...enveloppe.exclus, membreId])] }
    return agir(ecarter, { membreId, enveloppe: await sceller(nouvelle, [clePublique]) })
  }

  return (
    <Form
      action={envoyer}
      submitLabel="Ne plus rien lui montrer"
      fold="Ne plus être lu·e par un médecin"
      confirm="Il ne lira plus rien de vous, et personne ne vous demandera pourquoi. Un rendez-vous pris avec lui s’annule ou passe à un autre. Continuer&nbsp;?"
      idPrefix="ecarter-"
      optionalMarks={false}
    >
      <RadioGroup name="membreId" legend="Lequel" options={lecteurs.map((l) => ({ value: l.id, label: l.nom }))} />
    </Form>
  )
}
