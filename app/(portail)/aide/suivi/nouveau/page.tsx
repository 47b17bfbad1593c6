import { FormPage } from '@/components/shell/FormPage'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { exigerMembre, listMedecins } from '@/lib/soutien/queries'
import { Verrou } from '../_coffre/Verrou'
import { Transcription } from './Transcription'

export default async function Page() {
  const acteur = await requireActeur()
  const moi = await lire(exigerMembre(acteur))
  const medecins = await listMedecins()
  return (
    <FormPage
      title="Noter une demande reçue autrement"
      breadcrumb={[{ label: 'Tableau', href: '/aide/suivi' }]}
      lead="Au téléphone, par courriel, ou par un tiers avec l’accord de la personne. Elle est chiffrée ici, comme si la personne l’avait écrite."
    >
      <Verrou>
        <Transcription moi={moi.membreId} medecins={medecins.map(({ id, nom, clePublique }) => ({ id, nom, clePublique }))} />
      </Verrou>
    </FormPage>
  )
}
