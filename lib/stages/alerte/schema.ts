import { z } from 'zod'
import { NatureAlerte } from '@/generated/prisma/enums'

export const LIBELLE_NATURE: Record<NatureAlerte, string> = {
  VIOLENCE: 'Violence, harcèlement ou discrimination',
  DANGER_PATIENTS: 'Danger pour des patients',
  ENCADREMENT_ABSENT: 'Absence d’encadrement',
  AUTRE: 'Autre situation grave',
}

export const alerteSchema = z.object({
  semestreCode: z.string().regex(/^\d{4}[EH]$/, { error: 'Choisissez le stage.' }),
  nature: z.enum(NatureAlerte, { error: 'Choisissez ce dont il s’agit.' }),
  texte: z
    .string({ error: 'Dites ce qui se passe.' })
    .trim()
    .min(10, { error: 'Dites en une phrase ce qui se passe.' })
    .max(2000, { error: '2 000 caractères au plus.' }),
  contact: z.string().trim().max(200, { error: '200 caractères au plus.' }).default(''),
})
export type AlerteSaisie = z.output<typeof alerteSchema>

export const suiteAlerteSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int().min(0),
  suite: z
    .string({ error: 'Écrivez la suite donnée.' })
    .trim()
    .min(15, { error: 'Écrivez en une phrase ce qui a été fait.' })
    .max(2000, { error: '2 000 caractères au plus.' }),
})
export type SuiteAlerte = z.output<typeof suiteAlerteSchema>
