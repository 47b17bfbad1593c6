import { connection } from 'next/server'
import { ButtonLink } from '@/components/action/ButtonLink'
import { EmptyState } from '@/components/feedback/EmptyState'
import { PublicPage } from '@/components/shell/PublicPage'
import { lire } from '@/lib/core/requete/page'
import { listRessources } from '@/lib/soutien/reseau/queries'
import { Fiches } from './Fiches'

export default async function Page() {
  await connection()
  const ressources = await lire(listRessources())
  return (
    <PublicPage
      title="À qui s’adresser"
      breadcrumb={[{ label: 'Soutien', href: '/aide' }]}
      lead="Sans passer par la cellule, et sans compte&nbsp;: le portail ne note ni qui lit cette page, ni qui appelle."
      actions={<ButtonLink href="/aide/ecrire">Écrire à la cellule</ButtonLink>}
    >
      {ressources.length === 0 ? (
        <EmptyState title="Cette page se remplit">Les numéros en haut de la page, eux, répondent jour et nuit.</EmptyState>
      ) : (
        <Fiches ressources={ressources} />
      )}
    </PublicPage>
  )
}
