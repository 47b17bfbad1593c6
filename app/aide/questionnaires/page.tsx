import { connection } from 'next/server'
import { Notice } from '@/components/feedback/Notice'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { ECHELLES } from '@/lib/soutien/echelle/schema'
import { listMedecins } from '@/lib/soutien/queries'
import { Suite } from '../Suite'
import { Questionnaire } from './Questionnaire'

export default async function Page() {
  await connection()
  // Answering and scoring need no account.
  const ouverte = (await listMedecins().catch(() => [])).length >= 2
  return (
    <PublicPage
      title="Faire le point"
      breadcrumb={[{ label: 'Soutien', href: '/aide' }]}
      lead="Quatre questionnaires pour vous aider à mettre des mots. Ils se comptent dans votre navigateur&nbsp;: aucune réponse ne part, rien n’est gardé. Un résultat n’est partagé que si vous le demandez."
    >
      <noscript>
        <Notice tone="info" title="Votre navigateur n’exécute pas JavaScript&nbsp;: il ne peut pas compter à votre place.">
          <p>
            Les questions se lisent, et chaque questionnaire dit comment compter. À la question sur la mort, toute autre réponse que «
            jamais » veut dire&nbsp;: appelez le 3114.
          </p>
        </Notice>
      </noscript>
      <Section title="Choisir">
        {ECHELLES.map((echelle) => (
          <Questionnaire key={echelle.code} echelle={echelle} ouverte={ouverte} />
        ))}
      </Section>
      <Suite />
      <Section title="D’où viennent ces questions">
        <p>
          Elles sont libres d’usage, et servent à des soignants du monde entier. Un chiffre élevé n’est pas une maladie, un chiffre bas
          n’interdit pas d’aller mal. Ce portail n’en tire aucun diagnostic et n’est pas un dispositif médical.
        </p>
        <ul>
          {ECHELLES.map((echelle) => (
            <li key={echelle.code}>
              {echelle.source} Repères&nbsp;:{' '}
              {echelle.parties[0]?.paliers
                .filter((p) => p.des > 0)
                .map((p) => `à partir de ${p.des}, ${p.lecture.toLowerCase()}`)
                .join('\u00a0; ')}
              .
            </li>
          ))}
        </ul>
      </Section>
    </PublicPage>
  )
}
