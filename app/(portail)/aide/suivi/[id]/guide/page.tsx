import { FormPage } from '@/components/shell/FormPage'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { exigerCasDePage } from '@/lib/soutien/suivi/queries'
import { Verrou } from '../../_coffre/Verrou'
import { GuideDuCas } from './GuideDuCas'

export default async function Page({ params }: PageProps<'/aide/suivi/[id]/guide'>) {
  const [acteur, { id }] = [await requireActeur(), await params]
  const cas = await lire(exigerCasDePage(acteur, id))
  const { 'soutien.exterieur': exterieur } = await getParametres(SOUTIEN)
  return (
    <FormPage
      title="Guide de l’entretien"
      breadcrumb={[
        { label: 'Tableau', href: '/aide/suivi' },
        { label: 'Une demande', href: `/aide/suivi/${cas.id}` },
      ]}
      lead="À deux, une heure. Ni diagnostic, ni traitement, ni nom de quelqu’un d’autre."
    >
      <Verrou>
        <GuideDuCas {...cas} exterieur={exterieur} />
      </Verrou>
    </FormPage>
  )
}
