import { z } from 'zod'

const drapeau = z.literal([0, 1])

/** The snapshot as its column stores it. */
export const apercuSchema = z.object({
  postes: z.array(z.string()),
  internes: z.array(z.string()),
  demandeurs: z.array(drapeau),
  egalites: z.array(drapeau),
  essais: z.array(z.object({ appels: z.array(z.number().int()), complets: z.array(z.number().int()) })),
})

/** A snapshot is kept at least this long, so that a change of wishes cannot be observed as it happens. */
export const DUREE_APERCU_MINUTES = 60

/** It is renewed only when this many lists of other people changed, so that a difference belongs to no single person. */
export const LISTES_CHANGEES = 5
