import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { MailFrame } from '@/components/display/MailFrame'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { TextWithLinks } from '@/components/display/TextWithLinks'
import { getCourrier } from '@/lib/core/courriel/demonstration'
import { dateHeure } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { reglages } from '@/lib/core/reglages'
import { requireActeur } from '@/lib/core/auth/session'

export const metadata: Metadata = { title: 'Courriel' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const acteur = await requireActeur()
  const { id } = await params
  const courrier = await lire(getCourrier(acteur, id))
  const ici = `/courrier-demonstration/${courrier.id}`

  return (
    <ListPage
      title={courrier.sujet || 'Sans sujet'}
      breadcrumb={[
        { label: 'À faire', href: '/' },
        { label: 'Courrier de démonstration', href: '/courrier-demonstration' },
      ]}
    >
      <DefinitionList
        items={[
          { term: 'De', value: courrier.de },
          { term: 'À', value: courrier.a },
          { term: 'Reçu', value: dateHeure(courrier.recuLe) },
        ]}
      />
      <Section title="Texte">
        <TextWithLinks text={courrier.texte} origin={reglages().ADRESSE} />
      </Section>
      {courrier.pieces.length > 0 ? (
        <Section title="Pièces jointes">
          <ul>
            {courrier.pieces.map((piece, rang) => (
              <li key={rang}>
                <ButtonLink href={`${ici}/pieces/${rang}`} variant="quiet" download>
                  {piece.nom}, {Math.max(1, Math.round(piece.taille / 1000))} ko
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {courrier.html ? (
        <Section title="Mise en forme">
          <MailFrame src={`${ici}/html`} title="Le courriel mis en forme" />
        </Section>
      ) : null}
    </ListPage>
  )
}
