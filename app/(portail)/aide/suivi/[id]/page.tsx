import { WorkPage } from '@/components/shell/WorkPage'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { listRessources } from '@/lib/soutien/reseau/queries'
import { exigerCasDePage } from '@/lib/soutien/suivi/queries'
import { Verrou } from '../_coffre/Verrou'
import { Dossier } from './Dossier'

export default async function Page({ params }: PageProps<'/aide/suivi/[id]'>) {
  const [acteur, { id }] = [await requireActeur(), await params]
  const cas = await lire(exigerCasDePage(acteur, id))
  const [parametres, ressources] = await Promise.all([getParametres(SOUTIEN), listRessources()])
  return (
    <WorkPage title="Une demande" breadcrumb={[{ label: 'Tableau', href: '/aide/suivi' }]}>
      <Verrou>
        <Dossier
          {...cas}
          exterieur={parametres['soutien.exterieur']}
          ressources={ressources.map(({ id, nom, contact }) => ({ id, nom, contact }))}
        />
      </Verrou>
    </WorkPage>
  )
}
