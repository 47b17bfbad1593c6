import { Notice } from '@/components/feedback/Notice'
import { PublicPage } from '@/components/shell/PublicPage'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { contactDe } from '@/lib/soutien/contact'
import { listRecusFictifs } from '@/lib/soutien/demonstration/queries'
import { Retour } from './Retour'

export default async function Page() {
  const { telephone } = contactDe(await getParametres(SOUTIEN))
  const fictifs = listRecusFictifs()
  return (
    <PublicPage
      title="Revenir avec mes mots"
      breadcrumb={[{ label: 'Soutien', href: '/aide' }]}
      lead="Ils s’ouvrent dans votre navigateur&nbsp;: ni les mots ni ce qu’ils ouvrent ne nous parviennent."
    >
      {fictifs.length > 0 ? (
        <Notice tone="info" title="Démonstration&nbsp;: ces mots ouvrent des demandes fictives">
          <ul>
            {fictifs.map(({ cle, situation, mots }) => (
              <li key={cle}>
                {situation}&nbsp;: {mots}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Retour
        sans={
          <noscript>
            <Notice tone="info" title="Votre navigateur n’exécute pas JavaScript&nbsp;: il ne peut pas déchiffrer.">
              <p>{telephone ? `Appelez la cellule au ${telephone}, ou revenez` : 'Revenez'} depuis un autre appareil.</p>
            </Notice>
          </noscript>
        }
      />
    </PublicPage>
  )
}
