import { ButtonLink } from '@/components/action/ButtonLink'
import { PublicPage } from '@/components/shell/PublicPage'

/** The same words for every reason, whether or not a case exists, so that they reveal nothing. */
export default function NotFound() {
  return (
    <PublicPage title="Cette page est introuvable" lead="Il n’y a rien à cette adresse que vous puissiez lire.">
      <p>L’adresse est peut-être mal recopiée, ou ce qu’elle montrait n’est plus à lire. N’envoyez cette adresse à personne.</p>
      <ButtonLink href="/" variant="primary">
        Revenir à l’accueil
      </ButtonLink>
    </PublicPage>
  )
}
