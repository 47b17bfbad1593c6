import type { ReactNode } from 'react'
import { DemoBanner } from '@/components/shell/DemoBanner'
import { Footer } from '@/components/shell/Footer'
import { Link } from '@/components/action/Link'
import { SignOut } from '@/components/shell/SignOut'
import { SkipLink } from '@/components/shell/SkipLink'
import { TopNav, type NavItem } from '@/components/shell/TopNav'
import { aRole, LIBELLE_ROLE, type Acteur } from '@/lib/core/auth/acteur'
import { reglages } from '@/lib/core/reglages'
import { getActeur } from '@/lib/core/auth/session'
import { peutAdministrer } from './(portail)/administration/rubriques'
import { seDeconnecter } from './(public)/connexion/actions'

const COMMUNES: NavItem[] = [
  { href: '/', label: 'À faire' },
  // Never marked as the current page: below that address the public pages have no navigation, and the others belong to the
  // cell's own part.
  { href: '/aide', label: 'Soutien', current: false },
  { href: '/theses', label: 'Thèses' },
  { href: '/flechage', label: 'Fléchage' },
  { href: '/maitres-de-stage', label: 'Maîtres de stage' },
  { href: '/annuaire', label: 'Annuaire' },
  { href: '/stages', label: 'Stages' },
]

const VISITEUR: NavItem[] = [
  { href: '/connexion', label: 'Se connecter' },
  { href: '/aide', label: 'Soutien' },
]

function liensDe(acteur: Acteur): NavItem[] {
  const commissions = acteur.siege || aRole(acteur, 'COORD_DES', 'GESTIONNAIRE')
  return [
    ...COMMUNES,
    ...(aRole(acteur, 'CELLULE_MED', 'CELLULE_COORD') ? [{ href: '/aide/suivi', label: 'Cellule' }] : []),
    ...(commissions ? [{ href: '/commissions', label: 'Commissions' }] : []),
    ...(peutAdministrer(acteur) ? [{ href: '/administration', label: 'Administration' }] : []),
  ]
}

/** Around every page: navigation, the signed-in person, the footer. It draws and never guards. */
export async function Shell({ children }: { children: ReactNode }) {
  const acteur = await getActeur()
  const demonstration = reglages().DEMONSTRATION
  return (
    <>
      <SkipLink />
      {demonstration ? (
        <DemoBanner>{acteur ? <Link href="/courrier-demonstration">Lire les courriels envoyés</Link> : null}</DemoBanner>
      ) : null}
      <TopNav
        items={acteur ? liensDe(acteur) : VISITEUR}
        user={
          acteur
            ? {
                name: `${acteur.prenom} ${acteur.nom}`,
                roles: acteur.roles.length > 0 ? acteur.roles.map((r) => LIBELLE_ROLE[r]).join(', ') : 'Aucun rôle aujourd’hui',
              }
            : undefined
        }
        signOut={acteur ? <SignOut action={seDeconnecter} /> : undefined}
      />
      {children}
      <Footer demonstration={demonstration} />
    </>
  )
}
