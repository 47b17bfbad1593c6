import type { Metadata } from 'next'
import { EmptyState } from '@/components/feedback/EmptyState'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listBilans, seuilDesBilans } from '@/lib/soutien/bilan/queries'
import { Chiffres } from './Chiffres'

export const metadata: Metadata = { title: { absolute: 'Marguerite, le portail du DUMG' } }

export default async function Page() {
  const acteur = await requireActeur()
  const [bilans, seuil] = await Promise.all([lire(listBilans(acteur)), seuilDesBilans()])
  return (
    <ListPage
      title="Bilans annuels de la cellule"
      breadcrumb={[{ label: 'Soutien', href: '/aide' }]}
      lead="C’est tout ce que le département reçoit de la cellule de soutien. Ces chiffres sont faits par ses médecins, qui les relisent avant de les transmettre."
    >
      {bilans.length === 0 ? (
        <EmptyState title="Aucun bilan">La coordination de la cellule en transmet un par année, une fois l’année finie.</EmptyState>
      ) : (
        bilans.map(({ annee, bilan, publieLe, par }) => (
          <Section key={annee} title={`Année ${annee}`} id={`annee-${annee}`}>
            <p>
              Transmis le {publieLe} par {par}.
            </p>
            <Chiffres annee={annee} bilan={bilan} seuil={seuil} />
          </Section>
        ))
      )}
    </ListPage>
  )
}
