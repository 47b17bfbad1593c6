'use server'
import { defineAction } from '@/lib/core/requete/action'
import { controlerJournal } from '@/lib/exploitation/journal/commands'
import { verificationSchema } from '@/lib/exploitation/journal/schema'

export const verifier = defineAction(verificationSchema, controlerJournal)
