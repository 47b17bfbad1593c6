import { z } from 'zod'
import { instantDeParis, isoJour } from '@/lib/core/temps/horloge'
import { unJour } from '@/lib/core/temps/jour-saisi'
import { cibleSchema } from '../schema'

export const convocationSchema = cibleSchema
  .extend({
    jour: unJour('Indiquez le jour de l’entretien.'),
    heure: z
      .string({ error: 'Indiquez l’heure de l’entretien.' })
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Écrivez l’heure comme 14:30.' }),
    lieu: z
      .string()
      .trim()
      .min(1, { error: 'Indiquez le lieu, ou le moyen de se joindre à distance.' })
      .max(300, { error: '300 caractères au plus.' }),
  })
  .transform(({ jour, heure, ...reste }) => ({ ...reste, prevuLe: instantDeParis(`${isoJour(jour)}T${heure}`) }))
export type Convocation = z.output<typeof convocationSchema>

/** An id, or the explicit answer that no one was there. */
const presence = (manque: string) => z.union([z.literal('ABSENT').transform(() => null), z.uuid({ error: manque })], { error: manque })

export const tenueSchema = cibleSchema.extend({
  tenuLe: unJour('Indiquez le jour où l’entretien s’est tenu.'),
  coordonnateurId: presence('Choisissez qui était là, ou dites que personne n’était là.'),
  representantId: presence('Choisissez qui était là, ou dites que personne n’était là.'),
  etudiantPresent: z.enum(['OUI', 'NON'], { error: 'Dites si l’interne était là.' }).transform((v) => v === 'OUI'),
})
export type Tenue = z.output<typeof tenueSchema>
