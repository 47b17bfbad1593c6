import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { exigerMembre } from '@/lib/soutien/queries'
import { ajouter } from '../actions'
import { ChampsRessource } from '../ChampsRessource'

export default async function Page() {
  const acteur = await requireActeur()
  await lire(exigerMembre(acteur))
  return (
    <FormPage
      title="Ajouter une ressource"
      breadcrumb={[{ label: 'Réseau', href: '/aide/suivi/reseau' }]}
      lead="Elle paraît aussitôt sur la page publique, vérifiée ce jour&nbsp;: appelez avant."
    >
      <Form action={ajouter} submitLabel="Ajouter">
        <ChampsRessource />
      </Form>
    </FormPage>
  )
}
