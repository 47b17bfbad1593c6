'use client'

import { ButtonLink } from '../action/ButtonLink'
import { PublicPage } from '../shell/PublicPage'

export function AccessRefused() {
  return (
    <PublicPage title="Vous n’avez pas accès à cette page" lead="Elle existe, mais elle est réservée à d’autres rôles que les vôtres.">
      <p>
        S’il vous manque un rôle, ou si votre nomination a pris fin, demandez au secrétariat du département de la vérifier. Rien n’a été
        enregistré ni modifié.
      </p>
      <ButtonLink href="/" variant="primary">
        Revenir à l’accueil
      </ButtonLink>
    </PublicPage>
  )
}
