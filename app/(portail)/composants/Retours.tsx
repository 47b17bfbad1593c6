import { Link } from '@/components/action/Link'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Exemple, LONG, MOT_LONG, PAGE } from './Exemple'

const FAITS = {
  enregistrer: 'Demande enregistrée.',
  transmettre: { title: 'Votre message est transmis', text: <p>Une réponse vous parviendra par courriel.</p> },
}

/** The portal's answers. */
export const Retours = () => (
  <>
    <Exemple
      nom="EmptyState"
      etats={{
        'Titre seul': <EmptyState title="Aucun dossier" />,
        'Avec une suite': (
          <EmptyState title="Aucun dossier" action={<ButtonLink href={PAGE}>Commencer une demande</ButtonLink>}>
            Commencez votre première demande&nbsp;: elle s’enregistre au fur et à mesure.
          </EmptyState>
        ),
        'Mots longs': <EmptyState title={LONG}>{MOT_LONG}</EmptyState>,
      }}
    />
    <Exemple
      nom="Fait"
      etats={{
        Phrase: <Fait search={Promise.resolve({ fait: 'enregistrer' })} sentences={FAITS} />,
        'Titre et texte': <Fait search={Promise.resolve({ fait: 'transmettre' })} sentences={FAITS} />,
        'Acte inconnu': (
          <Fait
            search={Promise.resolve({ fait: 'inventer' })}
            sentences={FAITS}
            otherwise={<p>Rien n’est annoncé ; la page dit autre chose.</p>}
          />
        ),
      }}
    />
    <Exemple
      nom="Notice"
      etats={{
        Information: <Notice tone="info">La campagne ouvre lundi.</Notice>,
        Réussite: <Notice tone="good" title="Demande déposée." />,
        Avertissement: (
          <Notice tone="warn" title="Deux pièces manquent">
            <p>Joignez-les avant vendredi.</p>
          </Notice>
        ),
        Erreur: (
          <Notice tone="bad" title="L’envoi a échoué">
            <p>Rien n’est perdu&nbsp;: essayez de nouveau.</p>
          </Notice>
        ),
        'Mots longs': (
          <Notice tone="info" title={LONG}>
            <p>{MOT_LONG.repeat(2)}</p>
          </Notice>
        ),
      }}
    />
    <Exemple
      nom="Incident"
      etats={{
        'Pages entières': (
          <ul>
            <li>
              <Link href="/erreur/403">AccessRefused&nbsp;: une page réservée à d’autres rôles</Link>
            </li>
            <li>
              <Link href="/erreur/404">PageNotFound&nbsp;: une page introuvable</Link>
            </li>
            <li>
              <Link href="/erreur/413">TooHeavy&nbsp;: un envoi trop lourd</Link>
            </li>
            <li>
              <Link href="/erreur/500">Incident&nbsp;: le portail a échoué</Link>
            </li>
          </ul>
        ),
      }}
    />
  </>
)
