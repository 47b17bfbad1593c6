'use client'

import { ButtonLink } from '../action/ButtonLink'
import { PublicPage } from '../shell/PublicPage'

/** What a person reads when they sent more than the portal accepts and no script stopped it beforehand. */
export function TooHeavy() {
  return (
    <PublicPage title="Cet envoi est trop lourd" lead="Rien n’a été enregistré.">
      <p>Un fichier peut peser 10&nbsp;Mo au plus. Réduisez le vôtre, par exemple en le numérisant en qualité normale.</p>
      <p>Revenez ensuite à la page précédente, où ce que vous aviez écrit se trouve encore, et choisissez le nouveau fichier.</p>
      <ButtonLink href="/">Revenir à l’accueil</ButtonLink>
    </PublicPage>
  )
}
