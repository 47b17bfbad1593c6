'use client'

import { RadioGroup } from '@/components/form/Field'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import type { CreneauLibre, SansCreneau } from '@/lib/soutien/creneau/schema'

/** « en visio, avec Dr A et Dr B »: known before anything is chosen. */
const avec = ({ mode, lieu, medecins }: CreneauLibre): string =>
  `${mode === 'VISIO' ? 'en visio' : lieu}, avec ${medecins.map((m) => m.nom).join(' et ')}`

export const enPhrase = (creneau: CreneauLibre): string => `${creneau.quand}, ${avec(creneau)}`

/** The slots one may choose: when, where or how, and with whom. */
export function ChoixCreneau({ libres }: { libres: readonly CreneauLibre[] }) {
  return (
    <RadioGroup
      name="creneauId"
      legend="Quand"
      hint="Une heure, toujours avec deux médecins de la cellule."
      options={libres.map((c) => ({ value: c.id, label: c.quand, hint: avec(c) }))}
    />
  )
}

/** R-SOU-2: no slot is left, which is not a refusal. */
export const sansCreneau = (delai: string): string =>
  `aucun créneau n’est libre en ce moment, la cellule vous répond quand même sous ${delai}.`

/** Before the request is sent. */
export function MoisComplet({ delai }: { delai: string }) {
  return (
    <Notice tone="info" title={`Envoyez votre demande : ${sansCreneau(delai)}`} live>
      <Dici />
    </Notice>
  )
}

/** On the person’s own page: no slot can be chosen, and what to do instead. `actuel`: they have an appointment. */
export function RienDeLibre({ sans, actuel, delai }: { sans: SansCreneau; actuel: boolean; delai: string }) {
  if (sans === 'DANGER')
    return (
      <Notice tone="warn" title="N’attendez pas un rendez-vous.">
        <p>
          En danger&nbsp;: <a href="tel:15">15</a> ou <a href="tel:112">112</a>&nbsp;; idées suicidaires&nbsp;: <a href="tel:3114">3114</a>,
          jour et nuit.
        </p>
      </Notice>
    )
  if (actuel) return <p>Aucun autre moment de ces deux médecins n’est libre&nbsp;: écrivez-leur ci-dessous.</p>
  if (sans === 'MEDECINS')
    return <p>Vos deux médecins n’ont pas de créneau libre en ce moment&nbsp;: écrivez-leur ci-dessous, ils vous en proposeront un.</p>
  return (
    <Notice tone="info" title={`Votre demande est reçue ; ${sansCreneau(delai)}`}>
      <Dici />
    </Notice>
  )
}

const Dici = () => (
  <p>
    D’ici là, vous pouvez parler à quelqu’un dès aujourd’hui&nbsp;: <Link href="/aide/reseau">à qui s’adresser</Link>.
  </p>
)
