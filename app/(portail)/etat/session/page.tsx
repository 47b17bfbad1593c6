import type { Metadata } from 'next'
import { ListPage } from '@/components/shell/ListPage'
import { LIBELLE_ROLE } from '@/lib/core/auth/acteur'
import { requireActeur } from '@/lib/core/auth/session'

export const metadata: Metadata = { title: 'Votre session' }

/** The signed-in person and the navigation, and nothing else: the bare page of the benchmark. */
export default async function Page() {
  const acteur = await requireActeur()
  return (
    <ListPage title="Votre session">
      <p>
        Vous êtes {acteur.prenom} {acteur.nom}. Aujourd’hui&nbsp;: {acteur.roles.map((r) => LIBELLE_ROLE[r]).join(', ') || 'aucun rôle'}.
      </p>
    </ListPage>
  )
}
