'use server'
import { defineAction } from '@/lib/core/action'
import { controlerJournal } from '@/lib/referentiel/exploitation/commands'
import { verificationSchema } from '@/lib/referentiel/exploitation/schema'

export const verifier = defineAction(verificationSchema, controlerJournal)
