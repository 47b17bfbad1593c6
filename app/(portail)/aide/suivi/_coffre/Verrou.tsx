'use client'

import type { ReactNode } from 'react'
import { useHydrated } from '@/components/form/field-scope'
import { Notice } from '@/components/Notice'
import { useCoffre } from './coffre'
import { Deverrouiller } from './Deverrouiller'
import { ChangerPhrase } from './Phrase'

/** Around what only an open vault can read: asks for the member's phrase until then. */
export function Verrou({ children }: { children: ReactNode }) {
  const { ouvert, serrures, parSecours } = useCoffre()
  const hydrated = useHydrated()
  if (!hydrated)
    return (
      <noscript>
        <Notice tone="info" title="Votre navigateur n’exécute pas JavaScript : il ne peut rien déchiffrer.">
          <p>Revenez depuis un autre appareil.</p>
        </Notice>
      </noscript>
    )
  if (!serrures) return null
  if (!ouvert) return <Deverrouiller serrures={serrures} />
  if (parSecours)
    return (
      <>
        <Notice tone="warn" title="Votre fiche de secours a ouvert l’espace. Choisissez maintenant une nouvelle phrase." />
        <ChangerPhrase sansAncienne />
      </>
    )
  return children
}
