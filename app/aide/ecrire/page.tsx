import { AsideCard } from '@/components/shell/AsideCard'
import { Notice } from '@/components/feedback/Notice'
import { PublicPage } from '@/components/shell/PublicPage'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { contactDe } from '@/lib/soutien/contact'
import { listMedecins } from '@/lib/soutien/queries'
import { Directement } from '../Directement'
import { Demande } from './Demande'

const FIL = [{ label: 'Soutien', href: '/aide' }]

export default async function Page() {
  const [parametres, medecins] = await Promise.all([getParametres(SOUTIEN), listMedecins()])
  const contact = contactDe(parametres)
  const ouverte = medecins.length >= 2
  const delai = `${parametres['soutien.reponse_jours_ouvres']} jours ouvrés`
  const directement = <Directement contact={contact} ouverte={ouverte} />
  return (
    <PublicPage
      title="Écrire à la cellule"
      breadcrumb={FIL}
      lead="Sans compte. Chiffré dans votre navigateur, pour les seuls médecins de la cellule que vous n’écartez pas."
      aside={ouverte ? <AsideCard title="Joindre la cellule autrement">{directement}</AsideCard> : undefined}
    >
      {!ouverte ? (
        <Notice tone="info" title="La cellule n’est pas encore ouverte sur ce portail&nbsp;: on ne peut pas lui écrire ici.">
          {directement}
        </Notice>
      ) : (
        <Demande
          medecins={medecins}
          delai={delai}
          suite={`Un médecin de la cellule vous répond sous ${delai}, ici même.${contact.telephone ? ` En attendant, la cellule se joint au ${contact.telephone.replaceAll(' ', '\u00a0')}.` : ''}`}
          sans={
            <noscript>
              <Notice
                tone="info"
                title="Votre navigateur n’exécute pas JavaScript&nbsp;: il ne peut pas chiffrer, et nous ne voulons rien recevoir en clair."
              >
                <p>
                  {[
                    contact.telephone && `Appelez la cellule au ${contact.telephone}.`,
                    contact.adresse && `Écrivez à ${contact.adresse} un simple «\u00a0rappelez-moi\u00a0» avec un numéro.`,
                  ]
                    .filter(Boolean)
                    .join(' Ou\u00a0: ')}{' '}
                  Un médecin vous rappelle sous {delai}, vous propose une rencontre d’une heure avec deux médecins, puis une suite choisie
                  avec vous.
                </p>
              </Notice>
            </noscript>
          }
        />
      )}
    </PublicPage>
  )
}
