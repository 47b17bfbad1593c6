import { z } from 'zod'
import { ObjetDerogation, Phase } from '@/generated/prisma/enums'

const vide = (v: unknown): unknown => (v === '' ? undefined : v)
const texte = (manque: string, min: number, max: number) =>
  z
    .string({ error: manque })
    .trim()
    .min(min, { error: manque })
    .max(max, { error: `${max.toLocaleString('fr-FR')} caractères au plus.` })

/** What the secretariat types of a derogation that was granted (R-DES-1, R-DES-6, R-DES-7). Days are written 2026-11-03. */
export const derogationSchema = z
  .object({
    interneId: z.uuid(),
    objet: z.enum(ObjetDerogation, { error: 'Choisissez ce que la dérogation permet.' }),
    stages: z.preprocess(vide, z.coerce.number({ error: 'Écrivez un nombre de 0 à 3.' }).int().min(0).max(3).optional()),
    phase: z.preprocess(vide, z.enum(Phase).optional()),
    jusquAu: z.preprocess(vide, z.iso.date({ error: 'Écrivez une date.' }).optional()),
    accordeeLe: z.iso.date({ error: 'Indiquez le jour où la dérogation a été accordée.' }),
    accordeePar: texte('Indiquez qui l’a accordée.', 3, 120),
    motif: texte('Dites en une phrase pourquoi elle a été accordée.', 10, 500),
  })
  .superRefine(({ objet, stages, phase, jusquAu }, ctx) => {
    const manque = (champ: string, message: string): void => ctx.addIssue({ code: 'custom', path: [champ], message })
    if (objet === 'MEDECINE_GENERALE' && stages === undefined)
      manque('stages', 'Dites combien de stages de médecine générale restent demandés.')
    if (objet === 'DUREE_PHASE' && phase === undefined) manque('phase', 'Choisissez la phase prolongée.')
    if (objet !== 'MEDECINE_GENERALE' && jusquAu === undefined) manque('jusquAu', 'Indiquez la nouvelle date limite.')
  })
export type DerogationSaisie = z.output<typeof derogationSchema>

export const retraitSchema = z.object({ id: z.uuid() })
export type Retrait = z.output<typeof retraitSchema>
