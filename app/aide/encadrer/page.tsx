import { connection } from 'next/server'
import { Link } from '@/components/action/Link'
import { PublicPage } from '@/components/shell/PublicPage'
import { Poster } from '@/components/display/Poster'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { contactDe } from '@/lib/soutien/contact'
import { A_DIRE, A_FAIRE, A_NE_PAS_FAIRE, SIGNES } from './contenu'
import { Imprimer } from './Imprimer'

export default async function Page() {
  await connection()
  const { telephone } = contactDe(await getParametres(SOUTIEN))
  return (
    <PublicPage
      title="Mon interne semble en difficulté"
      breadcrumb={[{ label: 'Soutien', href: '/aide' }]}
      lead="Un changement compte plus qu’un signe. Deux ou trois ensemble, depuis deux semaines : parlez-lui."
      actions={<Imprimer />}
    >
      <Poster
        rows={[
          SIGNES.map(({ titre, signes }) => ({ title: titre, items: signes })),
          [
            { title: 'Ce que l’on peut dire', items: A_DIRE, tone: 'good' },
            { title: 'Ce qu’il ne faut pas faire', items: A_NE_PAS_FAIRE, tone: 'bad' },
            { title: 'Ce que l’on peut faire', items: A_FAIRE, tone: 'good' },
          ],
        ]}
        foot={
          <p>
            Cellule de soutien&nbsp;: {telephone ? `${telephone}, ou ` : ''}la page «&nbsp;Soutien&nbsp;» du portail, sans compte et sans
            nom. Entraide des soignants, jour et nuit&nbsp;: 0&nbsp;805&nbsp;23&nbsp;23&nbsp;36.
          </p>
        }
      >
        <p>
          Vous restez inquiet·e&nbsp;? <Link href="/aide/proche">Transmettre quelques mots à la cellule</Link>. Vous êtes du secrétariat ou
          de la coordination de la cellule&nbsp;? <Link href="/stages/encadrement">Envoyer cette page aux maîtres de stage</Link>.
        </p>
      </Poster>
    </PublicPage>
  )
}
