import type { Metadata } from 'next'
import { Contact } from '@/app/(portail)/contact'
import { Link } from '@/components/action/Link'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { requireActeur } from '@/lib/core/auth/session'

export const metadata: Metadata = { title: 'Maîtres de stage' }

export default async function Page() {
  await requireActeur()
  return (
    <PublicPage title="Maîtres de stage" lead="Les candidatures et les agréments ne se traitent pas encore dans ce portail.">
      <Section title="Ce que vous pouvez faire aujourd’hui">
        <ul>
          <li>
            Voir les terrains agréés, leurs capacités et leurs dates dans <Link href="/stages">la liste des stages</Link>.
          </li>
          <li>Donner votre accord à une demande de fléchage : le lien que vous recevez par courriel suffit, sans compte.</li>
          <li>Pour devenir maître de stage, renouveler un agrément ou signaler un changement, écrivez au secrétariat.</li>
        </ul>
      </Section>
      <Contact />
    </PublicPage>
  )
}
