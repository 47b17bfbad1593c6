import { z } from 'zod'
import { ciblesSchema } from '@/lib/core/requete/lot'
import { listeDe } from '@/lib/core/requete/champs'
import { unJourFacultatif } from '@/lib/core/temps/jour-saisi'
import { MODES } from '../decision/schema'

/** The acts that the secretariat does on several requests together. */
export const ACTES = ['declarerRecevable', 'demanderComplements', 'rappelerComplements', 'etablirNotice', 'notifier'] as const
export type ActeNombre = (typeof ACTES)[number]

/** What was ticked in the list, from the address. */
export const choixSchema = z.object({
  acte: z.enum(ACTES).catch('declarerRecevable'),
  demande: listeDe(z.uuid(), 200).catch([]),
})

const vide = (v: unknown) => (v === '' ? undefined : v)
const mode = z.preprocess(vide, z.enum(MODES.map((m) => m.mode)).optional())

/** What all the requests of one act share. */
export const nombreSchema = z
  .object({ acte: z.enum(ACTES), cibles: ciblesSchema, terme: unJourFacultatif(), mode, notifieeLe: unJourFacultatif() })
  .superRefine(({ acte, ...communs }, contexte) => {
    const manque = (champ: string, message: string) => contexte.addIssue({ code: 'custom', path: [champ], message })
    if (acte === 'demanderComplements' && !communs.terme) manque('terme', 'Indiquez jusqu’à quand les internes peuvent répondre.')
    if ((acte === 'etablirNotice' || acte === 'notifier') && !communs.mode) manque('mode', 'Choisissez le mode de notification.')
    if (acte === 'notifier' && !communs.notifieeLe) manque('notifieeLe', 'Indiquez le jour où les internes ont reçu la décision.')
  })
export type Nombre = z.output<typeof nombreSchema>
