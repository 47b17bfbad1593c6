import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { exigerNomme, findPresentation, findSerrures, listCollegues } from '@/lib/soutien/cle/queries'
import { ChangerPhrase } from '../_coffre/Phrase'
import { Verrou } from '../_coffre/Verrou'
import { marquerDepart } from './actions'
import { Appareils } from './Appareils'
import { ChangerFiche } from './ChangerFiche'
import { Collegues } from './Collegues'
import { CreerCle } from './CreerCle'
import { Empreinte } from './Empreinte'
import { Presentation } from './Presentation'
import { TournerCle } from './TournerCle'

export default async function Page() {
  const acteur = await requireActeur()
  const { membre, coordination } = await lire(exigerNomme(acteur))
  const serrures = await findSerrures(acteur)
  if (!membre || !serrures)
    return (
      <FormPage
        title="Ma clé"
        lead="Ce qui est confié à la cellule ne se lit qu’avec la clé d’un de ses médecins. La vôtre se fabrique ici."
      >
        <CreerCle />
      </FormPage>
    )
  if (membre.statut === 'A_CONFIRMER')
    return (
      <FormPage title="Ma clé">
        <Notice tone="warn" title="Votre clé attend d’être confirmée.">
          <p>
            Appelez un médecin de la cellule et lisez-lui ces six mots&nbsp;: <Empreinte publique={serrures.publique} />. Il les compare à
            ceux qu’il voit&nbsp;; l’espace s’ouvre ensuite à vous, pour les demandes qui arrivent à partir de là.
          </p>
        </Notice>
        <Section title="Recommencer">
          <p>
            Si vous avez perdu votre phrase et votre fiche, ou si les mots diffèrent, fabriquez une autre clé&nbsp;: celle-ci n’a encore
            rien reçu.
          </p>
          <CreerCle />
        </Section>
      </FormPage>
    )
  const [collegues, { presentation, photo }] = await Promise.all([listCollegues(), findPresentation(membre.id)])
  return (
    <FormPage title="Ma clé">
      <Section title="Vos six mots">
        <p>
          Un collègue qui les entend de vous sait que le portail lui montre bien votre clé&nbsp;: <Empreinte publique={serrures.publique} />
          .
        </p>
      </Section>
      <Verrou>
        <Section title="Votre phrase">
          <ChangerPhrase fold="Changer ma phrase" />
        </Section>
        <Section title="Vos appareils">
          <p>Un appareil qui vous reconnaît peut ouvrir votre espace à la place de la phrase, qui reste valable.</p>
          <Appareils appareils={serrures.appareils} />
        </Section>
        <Section title="Votre fiche de secours et votre clé">
          <p>
            Refaites votre fiche si vous l’avez égarée. Changez de clé si quelqu’un a pu voir votre phrase ou votre fiche&nbsp;: tout ce qui
            vous a été confié passe à la nouvelle, et vos appareils sont à enregistrer de nouveau.
          </p>
          <ChangerFiche />
          <TournerCle />
        </Section>
        {collegues.length > 1 ? (
          <Section title="Les clés de vos collègues">
            <Collegues collegues={collegues} moi={membre.id} coordination={coordination} />
          </Section>
        ) : null}
      </Verrou>
      <Section title="Ce que les internes voient de vous">
        <Presentation texte={presentation ?? ''} portrait={photo ? `/aide/portrait/${membre.id}` : null} />
      </Section>
      <Section title="Quitter la cellule">
        <Form
          action={marquerDepart}
          hidden={{ membreId: membre.id }}
          fold="Je quitte la cellule"
          submitLabel="Détruire mes clés et quitter"
          submitVariant="danger"
          confirm="Vous ne pourrez plus rien relire. Détruire vos clés&nbsp;?"
          idPrefix="quitter"
        />
      </Section>
    </FormPage>
  )
}
