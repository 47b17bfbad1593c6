'use client'

import { useState } from 'react'
import { Button } from '@/components/action/Button'
import { StepShown } from '@/components/display/StepShown'

/** A step takes the focus when it appears, so it appears on request. */
export function EtapeSuivante() {
  const [etape, setEtape] = useState(0)
  const suivre = (
    <Button type="button" onClick={() => setEtape(etape + 1)}>
      Passer à l’étape {etape + 1}
    </Button>
  )
  if (etape === 0) return suivre
  return (
    <StepShown on={etape}>
      <p>Étape {etape}. Le clavier et le lecteur d’écran continuent d’ici.</p>
      <p>{suivre}</p>
    </StepShown>
  )
}
