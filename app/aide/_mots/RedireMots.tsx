'use client'

import type { ComponentProps } from 'react'
import { TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import type { FormState } from '@/lib/core/requete/form-state'
import { useLeaveGuard } from './use-leave-guard'

type Props = Pick<ComponentProps<typeof Form>, 'title' | 'titleLevel' | 'submitLabel' | 'idPrefix'> & {
  mots: readonly string[]
  /** The words that are asked again, counted from 1: one from each half. */
  demandes: readonly number[]
  /** Where the words were shown. */
  support: 'liste' | 'fiche'
  /** Called once they are right. */
  onNote: () => FormState | Promise<FormState>
}

const nu = (mot: string): string => mot.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** Asks again for two of the words just shown, because they are shown once. Until they are right, leaving the page asks first. */
export function RedireMots({ mots, demandes, support, onNote, ...form }: Props) {
  useLeaveGuard()

  async function verifier(_: FormState, data: FormData): Promise<FormState> {
    const faux = demandes.filter((n) => nu(String(data.get(`mot${n}`))) !== nu(mots[n - 1] ?? ''))
    if (faux.length === 0) return onNote()
    return {
      status: 'error',
      message: `Ce ne sont pas ces mots-là. Relisez la ${support} ci-dessus.`,
      fields: Object.fromEntries(faux.map((n) => [`mot${n}`, `Relisez le mot n° ${n} de la ${support}.`])),
    }
  }

  return (
    <Form action={verifier} optionalMarks={false} {...form}>
      {demandes.map((n) => (
        <TextField key={n} name={`mot${n}`} label={`Mot n° ${n}`} autoComplete="off" short />
      ))}
    </Form>
  )
}
