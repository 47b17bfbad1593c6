import { connection } from 'next/server'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import type { Tone } from '@/components/feedback/Notice'
import { Link } from '@/components/action/Link'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { listMedecins } from '@/lib/soutien/queries'
import { QUI, QUOI, TABLEAU, VERDICTS, type Qui, type Quoi, type Verdict } from './tableau'

const TONS: Record<Verdict, Tone> = { OUI: 'good', NON: 'neutral', NECESSITE: 'warn', NOMBRE: 'warn' }

export default async function Page() {
  await connection()
  const ouverte = (await listMedecins().catch(() => [])).length >= 2
  return (
    <PublicPage
      title="Qui peut voir quoi"
      breadcrumb={[{ label: 'Soutien', href: '/aide' }]}
      lead="Ce tableau n’est pas une promesse écrite à côté du logiciel&nbsp;: chaque case est essayée avant chaque nouvelle version."
      actions={
        ouverte ? (
          <ButtonLink href="/aide/ecrire" variant="primary">
            Écrire à la cellule
          </ButtonLink>
        ) : null
      }
    >
      <DataTable
        caption="Qui peut voir une demande"
        captionHidden
        rows={Object.keys(QUI) as Qui[]}
        rowKey={(qui) => qui}
        empty={null}
        columns={[
          { key: 'qui', header: 'Qui', cell: (qui) => QUI[qui] },
          ...(Object.keys(QUOI) as Quoi[]).map((quoi) => ({
            key: quoi,
            header: QUOI[quoi],
            cell: (qui: Qui) => ({
              text: VERDICTS[TABLEAU[qui][quoi]],
              tone: TONS[TABLEAU[qui][quoi]],
            }),
          })),
        ]}
      />
      <Section title="Ce que cela veut dire">
        <ul>
          <li>
            Ce que vous écrivez est chiffré dans votre navigateur, pour les médecins que vous n’avez pas écartés. Le portail garde un texte
            illisible&nbsp;; il n’a pas de quoi le lire, ses administrateurs non plus.
          </li>
          <li>
            « En cas de nécessité »&nbsp;: la coordination doit choisir une raison dans une courte liste, son geste est inscrit dans un
            journal que personne ne peut modifier, et un second médecin en est averti.
          </li>
          <li>
            Une fois par an, la coordination compte les motifs et les niveaux avec les clés qu’elle garde&nbsp;: des codes, jamais un récit.
            Les petits nombres sont masqués avant qu’elle transmette ces{' '}
            <Link href="/aide/bilans">bilans à la direction, au secrétariat et à la faculté</Link>. C’est tout ce que le département reçoit.
          </li>
          <li>
            En cas de danger, les médecins qui peuvent lire votre demande notent aussitôt l’heure, le service appelé et la décision, sans
            attendre que deux d’entre eux soient désignés.
          </li>
          <li>Chaque lecture par un médecin est inscrite dans ce journal. Il garde le jour, jamais l’heure.</li>
          <li>Aucun compte, aucune adresse d’ordinateur, aucun courriel du portail n’est relié à votre demande.</li>
          <li>
            Ce que vous acceptez de transmettre à quelqu’un, par exemple à la médecine du travail, vous le choisissez, destinataire par
            destinataire.
          </li>
        </ul>
      </Section>
      <Section title="Ce que nous ne pouvons pas empêcher">
        <ul>
          <li>Quelqu’un qui regarde par-dessus votre épaule, ou qui trouve vos douze mots.</li>
          <li>Un ordinateur surveillé, celui de l’hôpital par exemple. Préférez votre téléphone.</li>
          <li>
            Un portail dont le code aurait été remplacé par un autre. Son code est libre&nbsp;: d’autres peuvent le relire et comparer.
          </li>
          <li>En cas de danger pour une vie, la loi demande aux médecins de porter secours. Ils vous le disent avant.</li>
        </ul>
      </Section>
    </PublicPage>
  )
}
