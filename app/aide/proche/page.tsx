import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { contactDe } from '@/lib/soutien/contact'
import { listMedecins } from '@/lib/soutien/queries'
import { Envoi } from './Envoi'

export default async function Page() {
  const [parametres, medecins] = await Promise.all([getParametres(SOUTIEN), listMedecins()])
  const { telephone } = contactDe(parametres)
  const ailleurs = telephone ? (
    <p>
      Appelez la cellule au <a href={`tel:${telephone.replaceAll(' ', '')}`}>{telephone}</a>, ou donnez ce numéro à la personne&nbsp;: elle
      peut appeler elle-même, sans dire son nom.
    </p>
  ) : (
    <p>
      Donnez à la personne <Link href="/aide">les lignes d’écoute</Link>&nbsp;: elle peut appeler elle-même, sans dire son nom. Elles
      conseillent aussi les proches.
    </p>
  )
  return (
    <PublicPage
      title="Je m’inquiète pour un·e interne"
      breadcrumb={[{ label: 'Soutien', href: '/aide' }]}
      lead="Vous êtes son maître de stage, son tuteur, une co-interne, un parent. Le plus utile, c’est de lui parler. Voici comment, et ce que la cellule peut faire ensuite."
    >
      <Section title="D’abord, lui parler">
        <ul>
          <li>Choisissez un moment calme, seul à seul, loin des patients et de l’équipe.</li>
          <li>
            Dites ce que vous avez vu, sans juger&nbsp;: «&nbsp;Je te trouve fatigué depuis deux semaines, et tu ne déjeunes plus avec
            nous.&nbsp;»
          </li>
          <li>Demandez, puis laissez des silences&nbsp;: «&nbsp;Comment tu vas, toi&nbsp;?&nbsp;»</li>
          <li>
            Si vous pensez au suicide, posez la question&nbsp;: «&nbsp;As-tu des idées de mort&nbsp;?&nbsp;» La poser ne donne pas l’idée,
            elle soulage. Si la réponse est oui, ne la laissez pas seule&nbsp;: <a href="tel:15">15</a>, ou le <a href="tel:3114">3114</a>.
          </li>
          <li>
            Proposez la cellule&nbsp;: «&nbsp;Ce sont des médecins, pas la faculté. Tu peux leur écrire sans donner ton nom.&nbsp;» Offrez
            de rester à côté pendant qu’elle écrit sur <Link href="/aide/ecrire">la page de demande</Link>.
          </li>
          <li>Ne promettez pas le secret sur un danger, ne faites pas de diagnostic, n’en parlez pas à l’équipe.</li>
        </ul>
        <p>
          Vous encadrez cette personne en stage&nbsp;? Lisez aussi <Link href="/aide/encadrer">Mon interne semble en difficulté</Link>.
        </p>
      </Section>
      <Section title="Ensuite, si cela ne suffit pas">
        <p>
          Vous pouvez transmettre quelques mots à la cellule. Un médecin appelle la personne, lui dit qu’on s’inquiète pour elle, et lui
          propose d’être reçue. <strong>Rien ne s’ouvre sans son accord.</strong> Si elle demande qui a écrit, le médecin le lui dit.
        </p>
        <p>
          Vous ne recevrez ni réponse ni nouvelles, et aucun reçu. Votre message est détruit dès qu’elle a répondu, et dans tous les cas
          après {parametres['soutien.tiers_jours']} jours. Il ne sert jamais à valider un stage ni à sanctionner.
        </p>
        {medecins.length === 0 ? (
          <Notice tone="info" title="La cellule n’est pas encore ouverte sur ce portail&nbsp;: on ne peut rien lui transmettre ici.">
            {ailleurs}
          </Notice>
        ) : (
          <Envoi
            medecins={medecins}
            jours={parametres['soutien.tiers_jours']}
            sans={
              <noscript>
                <Notice
                  tone="info"
                  title="Votre navigateur n’exécute pas JavaScript&nbsp;: il ne peut pas chiffrer, et nous ne voulons rien recevoir en clair."
                >
                  {ailleurs}
                </Notice>
              </noscript>
            }
          />
        )}
      </Section>
    </PublicPage>
  )
}
