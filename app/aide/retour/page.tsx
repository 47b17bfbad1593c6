import { Notice } from '@/components/Notice'
import { PageShell } from '@/components/PageShell'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { listRecusFictifs } from '@/lib/soutien/demonstration/queries'
import { Retour } from './Retour'

export default async function Page() {
  const parametres = await getParametres()
  const fictifs = listRecusFictifs()
  return (
    <PageShell
      title="Revenir avec mes mots"
      breadcrumb={[{ label: 'Soutien', href: '/aide' }]}
      lead="Ils s’ouvrent dans votre navigateur : ni les mots ni ce qu’ils ouvrent ne nous parviennent."
    >
      {fictifs.length > 0 ? (
        <Notice tone="info" title="Démonstration : ces mots ouvrent des demandes fictives">
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
            <Notice tone="info" title="Votre navigateur n’exécute pas JavaScript : il ne peut pas déchiffrer.">
              <p>Appelez la cellule au {parametres['soutien.telephone']}, ou revenez depuis un autre appareil.</p>
            </Notice>
          </noscript>
        }
      />
    </PageShell>
  )
}
