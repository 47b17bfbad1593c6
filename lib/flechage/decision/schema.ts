import { z } from 'zod'
import { unJour } from '@/lib/core/temps/jour-saisi'
import { cibleSchema } from '../schema'

const mot = (manque: string) => z.string({ error: manque }).trim().min(1, { error: manque }).max(200, { error: '200 caractères au plus.' })
const motifs = z.string().trim().max(8000, { error: '8 000 caractères au plus.' }).default('')
/** A file that was chosen: browsers post an empty field as a file without bytes and without a name. */
const fichier = (manque: string) =>
  z.instanceof(File, { error: manque }).refine((f) => f.size > 0 || !['', 'undefined', 'blob'].includes(f.name), { error: manque })

/** Where the post comes from: out of the common offer, or added beside it (R-FLE-9). */
export const PLACEMENTS = ['RETIRER', 'AJOUTER'] as const
export type Placement = (typeof PLACEMENTS)[number]

export const decisionSchema = cibleSchema
  .extend({
    sens: z.enum(['AFFECTEE', 'REFUSEE'], { error: 'Choisissez le sens de la décision.' }),
    acteReference: mot('Indiquez la référence de l’acte.'),
    acteLe: unJour('Indiquez la date de l’acte.'),
    acte: fichier('Joignez l’acte signé, en PDF.'),
    autoritePrenom: mot('Indiquez le prénom de la personne qui a signé.'),
    autoriteNom: mot('Indiquez le nom de la personne qui a signé.'),
    autoriteQualite: mot('Indiquez sa qualité, par exemple « directrice générale ».'),
    motifsDroit: motifs,
    motifsFait: motifs,
    placement: z.preprocess((v) => (v === '' ? undefined : v), z.enum(PLACEMENTS).optional()),
  })
  .refine((d) => d.sens === 'REFUSEE' || d.placement !== undefined, {
    path: ['placement'],
    error: 'Dites si le poste est retiré de l’offre ou ajouté à côté.',
  })
export type DecisionSaisie = z.output<typeof decisionSchema>

/** How a decision reaches the person: written on the notice, and proved by a file afterwards. */
export const MODES = [
  { mode: 'lettre recommandée avec avis de réception', preuve: 'l’avis de réception' },
  { mode: 'remise en main propre contre signature', preuve: 'l’exemplaire signé et daté' },
  { mode: 'envoi recommandé électronique', preuve: 'l’accusé électronique' },
] as const
const mode = z.enum(
  MODES.map((m) => m.mode),
  { error: 'Choisissez le mode de notification.' },
)

export const noticeSchema = cibleSchema.extend({ mode })
export type NoticeSaisie = z.output<typeof noticeSchema>

export const notificationSchema = cibleSchema.extend({ notifieeLe: unJour('Indiquez le jour où l’interne a reçu la décision.'), mode })
export type Notification = z.output<typeof notificationSchema>

export const preuveSchema = cibleSchema.extend({ preuve: fichier('Joignez la preuve de la notification.') })
export type Preuve = z.output<typeof preuveSchema>
