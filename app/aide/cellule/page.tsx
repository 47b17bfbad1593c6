import { connection } from 'next/server'
import { ButtonLink } from '@/components/action/ButtonLink'
import { CardGrid } from '@/components/display/CardGrid'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { PublicPage } from '@/components/shell/PublicPage'
import { PhotoGrid } from '@/components/display/PhotoGrid'
import { Section } from '@/components/display/Section'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { contactDe } from '@/lib/soutien/contact'
import { listMedecins } from '@/lib/soutien/queries'
import { Joindre } from '../Joindre'
import { enLettres } from '../lignes'

export default async function Page() {
  await connection()
  const [parametres, medecins] = await Promise.all([getParametres(SOUTIEN), listMedecins()])
  const { exterieur } = contactDe(parametres)
  const ouverte = medecins.length >= 2
  const visages = medecins.filter((m) => m.photo)
  return (
    <PublicPage
      title="La cellule"
      breadcrumb={[{ label: 'Soutien', href: '/aide' }]}
      lead="Rencontrer, orienter, suivre&nbsp;: trois verbes, et personne d’autre dans la pièce."
      actions={
        ouverte ? (
          <ButtonLink href="/aide/ecrire" variant="primary">
            Écrire à la cellule
          </ButtonLink>
        ) : null
      }
    >
      {ouverte ? null : (
        <Notice tone="info" title="La cellule n’est pas encore ouverte sur ce portail.">
          <p>
            Cette page dit comment elle recevra. Pour parler à quelqu’un dès maintenant&nbsp;: <Link href="/aide">les lignes d’écoute</Link>
            , gratuites et confidentielles.
          </p>
        </Notice>
      )}
      <Section title="Comment cela se passe">
        <ol>
          <li>
            <strong>Vous écrivez</strong>, ou demandez à être rappelé·e. Un médecin répond sous {parametres['soutien.reponse_jours_ouvres']}{' '}
            jours ouvrés, le jour même en cas de danger.
          </li>
          <li>
            <strong>Rencontrer.</strong> Deux médecins vous reçoivent ensemble, {parametres['soutien.rdv_minutes']} minutes, dans un lieu
            qui n’est pas un bureau d’enseignement, ou en visioconférence. Vous connaissez leurs noms avant de confirmer. Vous pouvez rester
            sous un autre nom jusque-là.
          </li>
          <li>
            <strong>Orienter.</strong> Vous choisissez ensemble qui peut aider&nbsp;: un psychologue, la médecine du travail, une assistante
            sociale… Rien n’est transmis à personne sans votre accord, donné pour chacun.
          </li>
          <li>
            <strong>Suivre.</strong> Si vous le voulez, les deux médecins reprennent contact à une date convenue. Vous arrêtez quand vous
            voulez.
          </li>
        </ol>
        <p>
          {exterieur ? (
            <>
              Si aucun médecin ne vous convient&nbsp;: <Joindre contact={exterieur} />.{' '}
            </>
          ) : null}
          Les mois chargés, votre demande est prise quand même.
        </p>
      </Section>
      <Section title="Pourquoi vous pouvez leur parler">
        <ul>
          <li>Le secret médical les lie. Ils ne vous notent pas, ne valident pas vos stages, ne siègent pas à votre sujet.</li>
          <li>
            Celui ou celle qui vous encadre, vous évalue, dirige votre thèse ou vous soigne s’écarte. Vous pouvez aussi l’écarter vous-même,
            sans dire pourquoi, avant d’envoyer quoi que ce soit.
          </li>
          <li>Le département ne les choisit pas pour vous, ne voit aucune demande, aucun nom, aucun nombre du mois.</li>
          <li>
            Venir ici ne sert jamais à valider un stage, à un choix de poste ni à une sanction.{' '}
            <Link href="/aide/qui-voit-quoi">Qui peut voir quoi</Link>
          </li>
          <li>Ils ne vous soignent pas, n’enquêtent pas et ne jugent pas&nbsp;: ils écoutent, puis trouvent avec vous la bonne porte.</li>
        </ul>
      </Section>
      {medecins.length === 0 ? null : (
        <Section title={medecins.length === 1 ? 'Le médecin' : `Les ${enLettres(medecins.length).toLowerCase()} médecins`}>
          {visages.length > 0 ? <PhotoGrid photos={visages.map((m) => ({ src: `/aide/portrait/${m.id}`, caption: m.nom }))} /> : null}
          <CardGrid cards={medecins.map((m) => ({ key: m.id, title: m.nom, detail: m.presentation ?? undefined }))} />
        </Section>
      )}
    </PublicPage>
  )
}
