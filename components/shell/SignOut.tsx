'use client'

import { useActionState } from 'react'
import { initialFormState, type FormAction } from '@/lib/core/requete/form-state'
import { Button } from '../action/Button'

/** Ends the session. Lighter than a Form, because it is on every page and has no field. */
export function SignOut({ action }: { action: FormAction }) {
  const [, dispatch] = useActionState(action, initialFormState)
  return (
    <form action={dispatch}>
      <Button variant="quiet">Se déconnecter</Button>
    </form>
  )
}
