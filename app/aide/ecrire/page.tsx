import { Notice } from '@/components/Notice'
import { PageShell } from '@/components/PageShell'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { listMedecins } from '@/lib/soutien/queries'
import { Demande } from './Demande'

const FIL = [{ label: 'Soutien', href: '/aide' }]

export default async function Page() {
  const [parametres, medecins] = await Promise.all([getParametres(), listMedecins()])
  const telephone = parametres['soutien.telephone']
  const adresse = parametres['soutien.adresse']
  const delai = `${parametres['soutien.reponse_jours_ouvres']} jours ouvrés`
  const directement = (
    <p>
      La cellule se joint aussi au <a href={`tel:${telephone.replaceAll(' ', '')}`}>{telephone}</a>, ou à{' '}
      <a href={`mailto:${adresse}`}>{adresse}</a>. Si aucun de ses médecins ne vous convient&nbsp;: {parametres['soutien.exterieur']}.
    </p>
  )
  return (
    <PageShell
      title="Écrire à la cellule"
      breadcrumb={FIL}
      lead="Sans compte. Ce que vous écrivez est chiffré dans votre navigateur, pour les seuls médecins de la cellule que vous n’écartez pas."
    >
      {medecins.length < 2 ? (
        <Notice tone="info" title="On ne peut pas encore écrire à la cellule par ce portail.">
          {directement}
        </Notice>
      ) : (
        <>
          {directement}
          <Demande
            medecins={medecins}
            delai={delai}
            suite={`Un médecin de la cellule vous répond sous ${delai}, ici même. En attendant, la cellule se joint au ${telephone}.`}
            sans={
              <noscript>
                <Notice
                  tone="info"
                  title="Votre navigateur n’exécute pas JavaScript : il ne peut pas chiffrer, et nous ne voulons rien recevoir en clair."
                >
                  <p>
                    Appelez la cellule au {telephone}, ou écrivez à {adresse} un simple «&nbsp;rappelez-moi&nbsp;» avec un numéro. Un
                    médecin vous rappelle sous {delai}, vous propose une rencontre d’une heure avec deux médecins, puis une suite choisie
                    avec vous.
                  </p>
                </Notice>
              </noscript>
            }
          />
        </>
      )}
    </PageShell>
  )
}
