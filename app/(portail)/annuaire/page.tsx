import type { Metadata } from 'next'
import { Contact } from '@/app/(portail)/contact'
import { Link } from '@/components/action/Link'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { requireActeur } from '@/lib/core/auth/session'

export const metadata: Metadata = { title: 'Annuaire' }

export default async function Page() {
  await requireActeur()
  return (
    <PublicPage title="Annuaire" lead="L’annuaire des parcours et des carrières n’est pas encore ouvert dans ce portail.">
      <Section title="Ce que vous pouvez faire aujourd’hui">
        <ul>
          <li>
            Chercher un terrain de stage, une structure ou une commune dans <Link href="/stages">la liste des stages</Link>.
          </li>
          <li>Pour un poste, un diplôme ou une mise en relation, le secrétariat vous oriente.</li>
        </ul>
      </Section>
      <Contact />
    </PublicPage>
  )
}
