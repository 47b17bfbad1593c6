import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { requireActeur } from '@/lib/core/auth/session'
import { peutEcrireAuxMaitres } from '@/lib/stages/encadrement/policy'
import { getEnvoiEncadrer } from '@/lib/stages/encadrement/queries'
import { envoyer } from './actions'

export const metadata: Metadata = { title: 'Écrire aux maîtres de stage' }

export default async function Page() {
  const acteur = await requireActeur()
  if (!peutEcrireAuxMaitres(acteur)) forbidden()
  const { semestre, maitres, restent } = await getEnvoiEncadrer()
  return (
    <ListPage
      title="Écrire aux maîtres de stage"
      lead={
        <>
          Un courriel les renvoie à la page <Link href="/aide/encadrer">Mon interne semble en difficulté</Link>. Il ne nomme personne et
          part une fois par semestre.
        </>
      }
    >
      {maitres === 0 ? (
        <Notice tone="info" title="Aucun maître de stage agréé aujourd’hui." />
      ) : restent === 0 ? (
        <Notice tone="good" title={`C’est fait pour le ${semestre.toLowerCase()}.`}>
          <p>Les {maitres} maîtres de stage agréés l’ont reçu. Qui sera agréé d’ici la fin du semestre pourra le recevoir à son tour.</p>
        </Notice>
      ) : (
        <Form
          action={envoyer}
          submitLabel={restent === 1 ? 'Envoyer à un maître de stage' : `Envoyer aux ${restent} maîtres de stage`}
          confirm="Le courriel part à tous les maîtres de stage agréés qui ne l’ont pas reçu ce semestre. Envoyer ?"
        />
      )}
    </ListPage>
  )
}
