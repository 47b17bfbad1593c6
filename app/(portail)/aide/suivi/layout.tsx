import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { SORTIE } from '@/app/aide/sortie'
import { Urgences } from '@/app/aide/Urgences'
import { PrivateFields } from '@/components/form/PrivateFields'
import { QuickExit } from '@/components/shell/QuickExit'
import { SubNav } from '@/components/shell/SubNav'
import { reglages } from '@/lib/core/reglages'
import { getActeur } from '@/lib/core/auth/session'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { findSerrures } from '@/lib/soutien/cle/queries'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import { CoffreProvider } from './_coffre/coffre'
import { EtatCoffre } from './_coffre/EtatCoffre'

// R-SOU-22: in a browser’s history these pages have the portal’s title only.
export const metadata: Metadata = { title: { absolute: 'Marguerite, le portail du DUMG' } }

const PAGES = [
  { href: '/aide/suivi', label: 'Tableau' },
  { href: '/aide/suivi/creneaux', label: 'Créneaux' },
  { href: '/aide/suivi/signalements', label: 'Signalements' },
  { href: '/aide/suivi/reunions', label: 'Réunions' },
  { href: '/aide/suivi/reseau', label: 'Réseau' },
  { href: '/aide/suivi/bilan', label: 'Bilan' },
  { href: '/aide/suivi/cle', label: 'Ma clé' },
]

// It draws and never guards: each page checks the actor, and answers 404 to anyone else.
export default async function Layout({ children }: { children: ReactNode }) {
  const [acteur, parametres] = await Promise.all([getActeur(), getParametres(SOUTIEN)])
  const serrures = await findSerrures(acteur)
  return (
    <CoffreProvider
      minutes={parametres['soutien.verrouillage_minutes']}
      serrures={serrures}
      indice={reglages().DEMONSTRATION ? PHRASE : undefined}
    >
      <Urgences />
      {serrures?.statut === 'ACTIF' ? <SubNav label="Rubriques de la cellule" items={PAGES} aside={<EtatCoffre />} /> : null}
      <PrivateFields>{children}</PrivateFields>
      <QuickExit href={SORTIE} />
    </CoffreProvider>
  )
}
