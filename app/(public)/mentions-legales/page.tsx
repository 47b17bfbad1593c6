import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { DEPARTEMENT, PUBLICATION } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { A_RENSEIGNER } from '@/lib/referentiel/parametre/schema'

export const metadata: Metadata = { title: 'Mentions légales' }

// R-LEG-3.
const LUS = { ...DEPARTEMENT, ...PUBLICATION }

export default async function Page() {
  const p = await getParametres(LUS)
  const obligatoires = [
    { term: 'Éditeur', value: p['universite.nom'] },
    { term: 'Adresse', value: p['universite.adresse'] },
    { term: 'Téléphone', value: p['universite.telephone'] },
    { term: 'Direction de la publication', value: p.directeur_publication },
    { term: 'Hébergement', value: p.hebergeur },
    { term: 'Service', value: p['dumg.nom'] },
    { term: 'Adresse du service', value: p['dumg.adresse'] },
    { term: 'Courriel du service', value: p['dumg.courriel'] },
    { term: 'Téléphone du service', value: p['dumg.telephone'] },
    { term: 'Protection des données', value: p['dpo.courriel'] },
  ]
  const manquants = obligatoires.filter((m) => m.value === A_RENSEIGNER)
  return (
    <PublicPage title="Mentions légales">
      {manquants.length > 0 ? (
        <Notice tone="warn" title="Ces mentions ne sont pas complètes">
          {`L’université qui exploite ce portail doit encore indiquer : ${manquants.map((m) => m.term.toLowerCase()).join(', ')}. Elle le fait dans Administration, Paramètres, avant l’ouverture.`}
        </Notice>
      ) : null}
      <Section title="Qui publie ce site">
        <DefinitionList items={obligatoires.map(({ term, value }) => ({ term, value: valeurLisible(value) }))} />
      </Section>
      <Section title="Le logiciel">
        <p>
          Marguerite est un logiciel libre, sous licence publique de l’Union européenne (EUPL 1.2). Le caractère Atkinson Hyperlegible Next
          est sous licence SIL Open Font 1.1. Le site ne charge rien d’un autre serveur : ni police, ni image, ni mesure d’audience.
        </p>
      </Section>
      <Section title="À lire aussi">
        <ul>
          <li>
            <Link href="/donnees-personnelles">Vos données personnelles et le seul cookie du site</Link>
          </li>
          <li>
            <Link href="/accessibilite">La déclaration d’accessibilité</Link>
          </li>
        </ul>
      </Section>
    </PublicPage>
  )
}

function valeurLisible(valeur: string): ReactNode {
  if (valeur === A_RENSEIGNER) return null
  return /^\S+@\S+$/.test(valeur) ? <a href={`mailto:${valeur}`}>{valeur}</a> : valeur
}
