import { connection } from 'next/server'
import { DataTable } from '@/components/display/DataTable'
import { Actions } from '@/components/action/Actions'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Link } from '@/components/action/Link'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { listMedecins } from '@/lib/soutien/queries'
import { Entrees } from './Entrees'
import { Joindre } from './Joindre'
import { enLettres, lignesEcoute } from './lignes'
import { Verifie } from './reseau/Fiches'

export default async function Page() {
  await connection()
  // The help lines are shown even when the database is down; the cell's own contacts, when it answers.
  const [medecins, lignes] = await Promise.all([listMedecins().catch(() => []), lignesEcoute()])
  const ouverte = medecins.length >= 2
  return (
    <PublicPage
      title="Soutien"
      breadcrumb={[{ label: 'Accueil', href: '/' }]}
      lead="Vous n’avez pas besoin d’aller très mal pour être ici. Cette page se lit sans compte, et le portail ne note pas qui la consulte."
    >
      {ouverte ? (
        <>
          <p>
            {enLettres(medecins.length)} médecins, indépendants du département, vous reçoivent à deux, une heure, puis vous orientent et
            vous suivent si vous le voulez. Le département n’en sait rien, et ne peut rien en savoir.{' '}
            <Link href="/aide/cellule">Qui ils sont, comment cela se passe</Link>.
          </p>
          <Actions>
            <ButtonLink href="/aide/ecrire" variant="primary">
              Écrire, ou être rappelé·e
            </ButtonLink>
            <ButtonLink href="/aide/retour">Revenir avec mes mots</ButtonLink>
          </Actions>
        </>
      ) : (
        <p>
          On ne peut pas encore joindre la cellule de soutien par ce portail. N’écrivez rien de personnel dans un dossier en espérant
          qu’elle le lise&nbsp;: appelez une des lignes ci-dessous, votre médecin, ou le service de santé de votre université.
        </p>
      )}
      <Section title="Parler à quelqu’un, sans passer par la faculté">
        <ul>
          <li>
            Danger immédiat&nbsp;: <a href="tel:15">15</a> ou <a href="tel:112">112</a>. Si vous ne pouvez pas parler&nbsp;: message au{' '}
            <a href="sms:114">114</a>.
          </li>
          <li>
            Idées de mort&nbsp;: <a href="tel:3114">3114</a>, jour et nuit.
          </li>
        </ul>
        <DataTable
          caption="Lignes d’écoute gratuites et confidentielles"
          captionHidden
          rows={lignes}
          rowKey={(l) => l.id}
          empty={null}
          columns={[
            { key: 'nom', header: 'Ligne', cell: (l) => l.nom },
            { key: 'contact', header: 'Joindre', cell: (l) => <Joindre contact={l.contact} /> },
            { key: 'quand', header: 'Quand', cell: (l) => l.horaires },
            { key: 'qui', header: 'Pour qui', cell: (l) => l.description },
            { key: 'verifie', header: 'Vérifié', cell: (l) => <Verifie ressource={l} /> },
          ]}
        />
      </Section>
      <Section title="Autour de la cellule">
        <Entrees ouverte={ouverte} />
        <p>
          Vous encadrez un ou une interne&nbsp;? <Link href="/aide/encadrer">Mon interne semble en difficulté</Link>.
        </p>
      </Section>
    </PublicPage>
  )
}
