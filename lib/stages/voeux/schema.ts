import { z } from 'zod'
import { listeDe } from '@/lib/core/requete/champs'
import { MAX_VOEUX } from './liste'

export const ajoutSchema = z.object({ posteId: z.uuid() })

const ACTE = /^(monter|descendre|retirer):(.+)$/

/** The button pressed beside a wish; without one, the places typed are applied. */
const acte = z
  .string()
  .regex(ACTE)
  .optional()
  .transform((texte) => {
    const [, verbe, posteId] = texte?.match(ACTE) ?? []
    return verbe && posteId ? { verbe: verbe as 'monter' | 'descendre' | 'retirer', posteId } : null
  })

/** The list as its form posts it: each wish, the place typed beside it, and the version that was read. */
export const listeSchema = z.object({
  version: z.coerce.number().int().min(0),
  poste: listeDe(z.uuid(), MAX_VOEUX),
  place: listeDe(
    z.coerce.number({ error: 'Une place est un nombre entier.' }).int({ error: 'Une place est un nombre entier.' }).min(1).max(MAX_VOEUX),
    MAX_VOEUX,
  ),
  acte,
})

export type ListeSaisie = z.output<typeof listeSchema>

/** The deposit of a list: the version that was read. */
export const depotSchema = listeSchema.pick({ version: true })
export type DepotSaisi = z.output<typeof depotSchema>

export const rechercheVoeuxSchema = z.object({
  q: z.string().trim().max(80).optional().catch(undefined),
})
