import { z } from 'zod'
import {
  MODES_IDENTITE,
  MOTIFS,
  TEXTE_MAX,
  URGENCES,
  type Enveloppe,
  type Message,
  type Motif,
  type Recit,
  type Urgence,
} from '@/lib/soutien/schema'

// A person with the words of a receipt can encrypt any content, so a doctor's page first parses it into the expected shape.

const mot = (max: number) =>
  z
    .string()
    .catch('')
    .transform((t) => t.slice(0, max))
const JOINDRE = { telephone: '', courriel: '', quand: '' }

const enveloppeSchema = z.object({
  mode: z.enum(MODES_IDENTITE).catch('ANONYME'),
  nom: mot(200),
  entourage: mot(2000),
  exclus: z.array(z.string()).catch([]),
  joindre: z.object({ telephone: mot(100), courriel: mot(300), quand: mot(300) }).catch(JOINDRE),
  prevenir: z.boolean().catch(false),
})
const ECHELLES_MAX = 12
/** Shared scores; any other shape counts as none. */
const echelles = z
  .array(z.object({ echelle: mot(200), score: z.number(), sur: z.number(), lecture: mot(500) }))
  .max(ECHELLES_MAX)
  .optional()
  .catch(undefined)

const recitSchema = z.object({
  accord: mot(100).optional(),
  texte: mot(TEXTE_MAX),
  motifs: z
    .array(
      z
        .enum(Object.keys(MOTIFS) as [Motif, ...Motif[]])
        .nullable()
        .catch(null),
    )
    .catch([])
    .transform((m) => m.filter((x) => x !== null)),
  urgence: z.enum(Object.keys(URGENCES) as [Urgence, ...Urgence[]]).catch('SEMAINE'),
  danger: z.boolean().catch(false),
  echelles,
})
const messageSchema = z.object({ texte: mot(TEXTE_MAX), signature: mot(200), echelles })

const objet = (lu: unknown): object => (typeof lu === 'object' && lu !== null ? lu : {})
export const enEnveloppe = (lu: unknown): Enveloppe => enveloppeSchema.parse(objet(lu))
export const enRecit = (lu: unknown): Recit => {
  const { accord, echelles, ...recit } = recitSchema.parse(objet(lu))
  return { ...recit, ...(accord ? { accord } : {}), ...(echelles ? { echelles } : {}) }
}
export const enMessage = (lu: unknown): Message => {
  const { echelles, ...message } = messageSchema.parse(objet(lu))
  return echelles ? { ...message, echelles } : message
}
