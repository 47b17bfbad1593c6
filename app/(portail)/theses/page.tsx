import type { Metadata } from 'next'
import { Contact } from '@/app/(portail)/contact'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { requireActeur } from '@/lib/core/auth/session'

export const metadata: Metadata = { title: 'Thèses' }

export default async function Page() {
  await requireActeur()
  return (
    <PublicPage title="Thèses" lead="Le suivi des thèses ne se fait pas encore dans ce portail.">
      <Section title="Ce que vous pouvez faire aujourd’hui">
        <ul>
          <li>
            Pour déposer une fiche de projet, changer de directeur ou demander une date de soutenance, suivez la voie habituelle auprès du
            secrétariat.
          </li>
          <li>
            Si vous demandez un stage en fléchage, votre directeur de thèse ne prend pas part à l’examen de votre demande : le portail le
            tient à l’écart de lui-même.
          </li>
        </ul>
      </Section>
      <Contact />
    </PublicPage>
  )
}
