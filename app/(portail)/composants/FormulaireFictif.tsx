'use client'

import type { ComponentProps } from 'react'
import { Form } from '@/components/form/Form'

/** A form that says yes in the page, and sends nothing. */
export const FormulaireFictif = (props: Omit<ComponentProps<typeof Form>, 'action'>) => (
  <Form {...props} action={() => Promise.resolve({ status: 'ok', message: 'C’est noté, pour l’exemple.' })} />
)
