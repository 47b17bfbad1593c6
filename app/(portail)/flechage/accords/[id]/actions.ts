'use server'
import { defineAction } from '@/lib/core/requete/action'
import { deleguerParCompteSchema, refuserParCompteSchema, signerParCompteSchema } from '@/lib/flechage/accord/schema'
import { deleguerAccord, refuserAccord, signerAccord } from '@/lib/flechage/accord/signature/commands'

export const signer = defineAction(signerParCompteSchema, (acteur, { accordId, ...saisie }) => signerAccord({ acteur, accordId }, saisie))
export const refuser = defineAction(refuserParCompteSchema, (acteur, { accordId, ...saisie }) =>
  refuserAccord({ acteur, accordId }, saisie),
)
export const deleguer = defineAction(deleguerParCompteSchema, (acteur, { accordId, ...saisie }) =>
  deleguerAccord({ acteur, accordId }, saisie),
)
