import type { Metadata } from 'next'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { PublicPage } from '@/components/shell/PublicPage'
import { unSeul } from '@/lib/core/requete/page'
import { cheminInterne } from '@/lib/referentiel/identite/connexion/schema'
import { entrerParLien } from '../../actions'

export const metadata: Metadata = { title: 'Entrer dans le portail' }

// Reading this page does not use the link, because the scanners of mail servers follow links. The button does.
export default async function Page({ params, searchParams }: PageProps<'/connexion/lien/[jeton]'>) {
  const { jeton } = await params
  const retour = cheminInterne(unSeul((await searchParams).retour))
  return (
    <PublicPage title="Entrer dans le portail" lead="Votre lien est arrivé jusqu’ici. Il reste un bouton à presser.">
      <Form action={entrerParLien} submitLabel="Entrer" hidden={{ jeton, retour }} />
      <p>
        Si le lien ne fonctionne plus, <Link href="/connexion">demandez-en un nouveau</Link>.
      </p>
    </PublicPage>
  )
}
