'use server'
import { definePublicAction } from '@/lib/core/requete/action'
import { deleguerParLienSchema, refuserParLienSchema, signerParLienSchema } from '@/lib/flechage/accord/schema'
import { deleguerAccord, refuserAccord, signerAccord } from '@/lib/flechage/accord/signature/commands'

export const signer = definePublicAction(signerParLienSchema, ({ jeton, ...saisie }) => signerAccord({ jeton }, saisie))
export const refuser = definePublicAction(refuserParLienSchema, ({ jeton, ...saisie }) => refuserAccord({ jeton }, saisie))
export const deleguer = definePublicAction(deleguerParLienSchema, ({ jeton, ...saisie }) => deleguerAccord({ jeton }, saisie))
