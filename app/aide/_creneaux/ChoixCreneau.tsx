'use client'

import { RadioGroup } from '@/components/form/Field'
import { Link } from '@/components/Link'
import { Notice } from '@/components/Notice'
import type { CreneauLibre } from '@/lib/soutien/creneau/schema'

/** « en visio, avec Dr A et Dr B »: known before anything is chosen. */
const avec = ({ mode, lieu, medecins }: CreneauLibre): string =>
  `${mode === 'VISIO' ? 'en visio' : lieu}, avec ${medecins.map((m) => m.nom).join(' et ')}`

export const enPhrase = (creneau: CreneauLibre): string => `${creneau.quand}, ${avec(creneau)}`

/** The slots that may be chosen: when, where or how, and with whom. */
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

/** R-SOU-2: no slot is left, and it is no refusal. */
export const sansCreneau = (delai: string): string => `les créneaux de ce mois sont pris, la cellule vous répond quand même sous ${delai}.`

/** `envoyee`: the request is already there. */
export function MoisComplet({ delai, envoyee = false }: { delai: string; envoyee?: boolean }) {
  return (
    <Notice
      tone="info"
      title={`${envoyee ? 'Votre demande est reçue ;' : 'Envoyez votre demande :'} ${sansCreneau(delai)}`}
      live={!envoyee}
    >
      <p>
        D’ici là, vous pouvez parler à quelqu’un dès aujourd’hui&nbsp;: <Link href="/aide/reseau">à qui s’adresser</Link>.
      </p>
    </Notice>
  )
}
