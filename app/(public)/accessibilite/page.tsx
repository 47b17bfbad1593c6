import type { Metadata } from 'next'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { jourLong } from '@/lib/core/temps/dates'
import { jour } from '@/lib/core/temps/horloge'
import { DEPARTEMENT } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { A_RENSEIGNER } from '@/lib/referentiel/parametre/schema'

export const metadata: Metadata = { title: 'Accessibilité' }

const ETABLIE_LE = '2026-11-22'

// R-LEG-1, R-LEG-2: without an audit, the only honest status is « non conforme ».
export default async function Page() {
  const p = await getParametres(DEPARTEMENT)
  const editeur = p['universite.nom'] === A_RENSEIGNER ? 'L’université qui exploite ce portail' : p['universite.nom']
  const courriel = p['dumg.courriel']
  return (
    <PublicPage title="Déclaration d’accessibilité" lead="Accessibilité : non conforme.">
      <Section title="Engagement">
        <p>
          {editeur} s’engage à rendre ce portail accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette
          déclaration porte sur Marguerite, le portail du DUMG. Le schéma pluriannuel de mise en accessibilité et le plan d’actions de
          l’année s’obtiennent auprès du département.
        </p>
      </Section>
      <Section title="État de conformité">
        <p>
          Marguerite est <strong>non conforme</strong> au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1, parce
          qu’<strong>aucun audit n’a encore été mené</strong>. Ce n’est pas une mesure de sa qualité : sans audit, aucun autre état ne peut
          être déclaré.
        </p>
      </Section>
      <Section title="Résultats des tests">
        <p>
          À défaut d’audit, chaque version est soumise à des vérifications automatiques sur toutes les pages principales, avec et sans
          JavaScript, à la largeur d’un ordinateur et d’un téléphone. Ces vérifications ne couvrent qu’une partie des critères et ne
          remplacent pas un audit. Le taux de conformité n’est donc pas connu.
        </p>
      </Section>
      <Section title="Contenus non accessibles">
        <ul>
          <li>
            Non-conformités : elles n’ont pas été relevées par un audit. Les documents déposés par les personnes (lettres, accords
            numérisés) peuvent ne pas être accessibles.
          </li>
          <li>Dérogations pour charge disproportionnée : aucune.</li>
          <li>Contenus non soumis à l’obligation : les fichiers reçus de tiers et seulement transmis.</li>
          <li>
            Solution de rechange : chaque document produit par le portail se lit aussi en page, et le secrétariat fournit sur demande tout
            contenu sous une autre forme.
          </li>
        </ul>
      </Section>
      <Section title="Établissement de cette déclaration">
        <ul>
          <li>Établie le {jourLong(jour(ETABLIE_LE))}.</li>
          <li>Technologies : HTML, CSS, SVG, JavaScript (facultatif pour déposer et suivre un dossier), PDF balisés.</li>
          <li>Environnement de test : navigateur Chromium, au clavier, à 320, 375 et 1 280 pixels de large.</li>
          <li>Outils : axe, avec les règles WCAG 2.0 à 2.2 de niveaux A et AA et celles du RGAA.</li>
          <li>
            Pages vérifiées : connexion, À faire, listes et dossiers de fléchage, commissions, stages, administration, mentions légales,
            données personnelles, accessibilité, soutien.
          </li>
        </ul>
      </Section>
      <Section title="Retour d’information et contact">
        <p>
          Si un contenu ou un service vous est inaccessible, écrivez au secrétariat du département
          {courriel === A_RENSEIGNER ? null : (
            <>
              {' '}
              : <a href={`mailto:${courriel}`}>{courriel}</a>
            </>
          )}
          . Nous vous orienterons vers une solution accessible ou vous donnerons le contenu sous une autre forme.
        </p>
      </Section>
      <Section title="Voies de recours">
        <p>
          Si vous avez signalé un défaut qui vous empêche d’accéder à un contenu ou à un service, et que vous n’avez pas obtenu de réponse
          satisfaisante, vous pouvez :
        </p>
        <ul>
          <li>
            écrire un message au <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a> ;
          </li>
          <li>
            contacter <a href="https://www.defenseurdesdroits.fr/saisir/delegues">sa déléguée ou son délégué près de chez vous</a> ;
          </li>
          <li>envoyer un courrier, gratuitement et sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</li>
        </ul>
      </Section>
    </PublicPage>
  )
}
