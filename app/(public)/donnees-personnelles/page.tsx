import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { Link } from '@/components/action/Link'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { getActeur } from '@/lib/core/auth/session'
import { CONSERVATION } from '@/lib/flechage/parametres'
import { DEPARTEMENT, PUBLICATION } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { A_RENSEIGNER, type Parametres } from '@/lib/referentiel/parametre/schema'

export const metadata: Metadata = { title: 'Données personnelles' }

const LUS = { ...DEPARTEMENT, ...PUBLICATION, ...CONSERVATION }

export default async function Page() {
  const [acteur, p] = await Promise.all([getActeur(), getParametres(LUS)])
  return (
    <PublicPage
      title="Vos données personnelles"
      lead="Ce que le portail garde de vous, pourquoi, combien de temps, et comment agir dessus."
    >
      <Section title="Télécharger mes données">
        {acteur ? (
          <>
            <p>
              Tout ce que le portail garde sur {acteur.prenom} {acteur.nom} : identité, nominations, semestres, demandes et dépôts,
              connexions, courriels reçus, lignes du journal. L’avis de la commission y figure une fois rendu ; les notes et les votes de
              ses membres n’y sont jamais.
            </p>
            <p>
              <ButtonLink href="/donnees-personnelles/mes-donnees.csv" download="mes-donnees.csv">
                Pour un tableur (CSV)
              </ButtonLink>{' '}
              <ButtonLink href="/donnees-personnelles/mes-donnees.json" download="mes-donnees.json">
                Pour un autre logiciel (JSON)
              </ButtonLink>
            </p>
          </>
        ) : (
          <p>
            <Link href="/connexion?retour=/donnees-personnelles">Connectez-vous</Link> pour télécharger tout ce que le portail garde sur
            vous. Votre connexion suffit : aucune copie de pièce d’identité n’est demandée.
          </p>
        )}
      </Section>
      <Section title="Ce qui est gardé, pourquoi et combien de temps">
        <p>
          Responsable : {p['universite.nom'] === A_RENSEIGNER ? 'l’université qui exploite ce portail' : p['universite.nom']}. Fondement :
          l’exercice d’une mission d’intérêt public, la formation des internes (règlement général sur la protection des données, article 6,
          paragraphe 1, point e).
        </p>
        <DataTable
          caption="Données, usage et durée"
          captionHidden
          rows={conservations(p)}
          rowKey={(l) => l.quoi}
          empty={null}
          columns={[
            { key: 'quoi', header: 'Données', cell: (l) => l.quoi },
            { key: 'pourquoi', header: 'Pour quoi faire', cell: (l) => l.pourquoi },
            { key: 'qui', header: 'Qui les voit', cell: (l) => l.qui },
            { key: 'duree', header: 'Combien de temps', cell: (l) => l.duree },
          ]}
        />
        <p>
          Ces durées sont celles que l’université a fixées. À leur terme, rien n’est détruit sans l’accord du service des archives, comme
          pour tout dossier d’une université publique. Aucun numéro de sécurité sociale et aucun certificat médical ne sont gardés. Rien
          n’est vendu, et aucune décision n’est prise par une machine.
        </p>
      </Section>
      <Section title="Vos droits">
        <ul>
          <li>
            <strong>Accéder</strong> à vos données et les emporter : avec les boutons ci-dessus, tout de suite.
          </li>
          <li>
            <strong>Faire corriger</strong> une erreur (rang, semestre validé, nom) : la scolarité décide et la correction laisse une trace.
          </li>
          <li>
            <strong>Vous opposer, limiter ou faire effacer</strong> : dans les limites d’une mission publique et des archives, expliquées
            dans la réponse.
          </li>
          <li>
            <strong>Dire ce qu’il en sera après votre mort</strong> : vous pouvez laisser des directives.
          </li>
        </ul>
        <p>
          {p['dpo.courriel'] === A_RENSEIGNER ? (
            'Écrivez à la personne chargée de la protection des données de l’université.'
          ) : (
            <>
              Écrivez à la personne chargée de la protection des données : <a href={`mailto:${p['dpo.courriel']}`}>{p['dpo.courriel']}</a>.
            </>
          )}{' '}
          La réponse vient en un mois au plus, trois si la demande est complexe. Si elle ne vous convient pas, vous pouvez saisir la{' '}
          <a href="https://www.cnil.fr/fr/plaintes">Commission nationale de l’informatique et des libertés (CNIL)</a>.
        </p>
      </Section>
      <Section title="Un seul cookie">
        <p>
          Le portail pose un seul cookie, <code>marguerite_session</code>, quand vous vous connectez. Il garde votre session ouverte un jour
          au plus et disparaît quand vous vous déconnectez. Il ne sert à rien d’autre, et il n’y a aucune mesure d’audience : c’est pourquoi
          aucun bandeau ne vous demande votre accord. Pendant que vous écrivez, une copie de secours de votre texte peut rester dans votre
          navigateur, jusqu’à la fermeture de l’onglet ; elle ne quitte pas votre appareil.
        </p>
      </Section>
    </PublicPage>
  )
}

const pluriel = (n: number, mot: string): string => (n > 1 && !mot.endsWith('s') ? `${n} ${mot}s` : `${n} ${mot}`)

function conservations(p: Parametres<typeof LUS>) {
  const dossier = `${pluriel(p['conservation.flechage_annees'], 'an')} après la fin du DES`
  return [
    {
      quoi: 'Identité, adresse électronique, rôles et leurs actes',
      pourquoi: 'Vous reconnaître et savoir ce que vous pouvez faire',
      qui: 'Vous, l’administration technique, la protection des données',
      duree: `Tant que le compte sert ; à désactiver après ${pluriel(p['conservation.compte_inactif_mois'], 'mois')} sans connexion`,
    },
    {
      quoi: 'Semestres, rang de classement, phase',
      pourquoi: 'Vérifier la maquette et l’ancienneté',
      qui: 'Vous et le secrétariat ; jamais la commission pour le rang',
      duree: dossier,
    },
    {
      quoi: 'Vœux de stage ; niveau où un terrain vous a mis, en consolidation',
      pourquoi: 'Choisir les stages, vérifier le choix',
      qui: 'Vos vœux : vous, jusqu’à la fin du choix. Le niveau : le terrain et le secrétariat ; vous, une fois le résultat publié',
      duree: dossier,
    },
    {
      quoi: 'Demandes de fléchage : projet, lettre, accords, avis, décision',
      pourquoi: 'Instruire la demande',
      qui: 'Vous, puis chaque service à son tour ; les membres de la commission le temps de la séance',
      duree: dossier,
    },
    {
      quoi: 'Journal : qui a fait quoi et quand, adresse réseau tronquée',
      pourquoi: 'Prouver et contrôler',
      qui: 'Les personnes du dossier, la protection des données',
      duree: pluriel(p['conservation.journal_mois'], 'mois'),
    },
    {
      quoi: 'Sessions et liens de connexion',
      pourquoi: 'Vous laisser entrer, fermer un accès volé',
      qui: 'Vous, l’administration technique (leur nombre seulement)',
      duree: 'Une session dure un jour, un lien quinze minutes ; leur trace suit celle du journal',
    },
  ]
}
