'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useEffectEvent, useLayoutEffect, useState, type ReactNode } from 'react'
import { useHydrated } from '@/components/form/field-scope'
import { Notice } from '@/components/feedback/Notice'
import { StepShown } from '@/components/display/StepShown'
import { garderBrouillon, rendreBrouillon, suivreEnvois } from './brouillon'
import { useCoffre } from './coffre'
import { Deverrouiller } from './Deverrouiller'
import { ChangerPhrase } from './Phrase'

/** Around content that only an open vault can read: asks for the member's phrase until then. */
export function Verrou({ children }: { children: ReactNode }) {
  const { ouvert, publique, serrures, parSecours, ouvrir } = useCoffre()
  const page = usePathname()
  const hydrated = useHydrated()
  const [demandee, setDemandee] = useState(false)
  const [rendu, setRendu] = useState(false)
  useEffect(() => (ouvert ? rendreBrouillon(page, ouvrir, () => setRendu(true)) : undefined), [page, ouvert, ouvrir])
  // When a link leaves the page, its fields are still there at this point.
  const partir = useEffectEvent(() => publique && garderBrouillon(page, publique, true))
  useLayoutEffect(() => () => void partir(), [])
  useEffect(suivreEnvois, [])
  if (!hydrated)
    return (
      <noscript>
        <Notice tone="info" title="Votre navigateur n’exécute pas JavaScript&nbsp;: il ne peut rien déchiffrer.">
          <p>Revenez depuis un autre appareil.</p>
        </Notice>
      </noscript>
    )
  if (!serrures) return null
  if (!ouvert && !demandee) setDemandee(true)
  if (!ouvert && rendu) setRendu(false)
  if (!ouvert) return <Deverrouiller serrures={serrures} />
  if (parSecours)
    return (
      <>
        <Notice tone="warn" title="Votre fiche de secours a ouvert l’espace. Choisissez maintenant une nouvelle phrase." />
        <ChangerPhrase sansAncienne />
      </>
    )
  const contenu = (
    <>
      {rendu ? <Notice tone="info" title="Ce que vous aviez commencé à écrire ici est revenu dans la page." live /> : null}
      {children}
    </>
  )
  // Opened on this page: the person continues from what was closed.
  return demandee ? <StepShown>{contenu}</StepShown> : contenu
}
