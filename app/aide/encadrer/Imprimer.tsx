'use client'

import { Button } from '@/components/action/Button'
import { useHydrated } from '@/components/form/field-scope'

/** Without JavaScript, the browser’s own menu prints the page. */
export function Imprimer() {
  if (!useHydrated()) return null
  return (
    <Button type="button" onClick={() => print()}>
      Imprimer l’affiche
    </Button>
  )
}
