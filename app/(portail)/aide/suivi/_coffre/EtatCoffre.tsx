'use client'

import { Actions } from '@/components/action/Actions'
import { Badge } from '@/components/display/Badge'
import { Button } from '@/components/action/Button'
import { useHydrated } from '@/components/form/field-scope'
import { useCoffre } from './coffre'

/** Whether the vault is open, on every page of the cell, with a button to close it. */
export function EtatCoffre() {
  const { ouvert, verrouiller } = useCoffre()
  const hydrated = useHydrated()
  if (!hydrated) return null
  return (
    <Actions>
      <span role="status">{ouvert ? <Badge tone="good">Espace ouvert</Badge> : <Badge tone="neutral">Espace fermé</Badge>}</span>
      {ouvert ? (
        <Button type="button" onClick={verrouiller}>
          Verrouiller
        </Button>
      ) : null}
    </Actions>
  )
}
