'use client'

import { ButtonLink } from '../action/ButtonLink'
import { PublicPage } from '../shell/PublicPage'

/** Also what a person reads about a record they may not see. */
export function PageNotFound() {
  return (
    <PublicPage title="Cette page est introuvable" lead="L’adresse ne mène à rien que vous puissiez voir.">
      <p>Trois raisons possibles&nbsp;:</p>
      <ul>
        <li>l’adresse a été mal recopiée, ou coupée dans un courriel&nbsp;;</li>
        <li>le dossier a été retiré, ou n’est plus de votre ressort&nbsp;;</li>
        <li>vous êtes connecté·e sous une autre identité que celle à qui le lien était destiné.</li>
      </ul>
      <p>
        Depuis l’accueil, vous retrouverez tout ce qui vous attend. Si un lien reçu par courriel vous a mené ici, transmettez ce courriel au
        secrétariat du département.
      </p>
      <ButtonLink href="/" variant="primary">
        Revenir à l’accueil
      </ButtonLink>
    </PublicPage>
  )
}
