import { z } from 'zod'
import { unJour } from '@/lib/core/temps/jour-saisi'
import { cibleSchema } from '../schema'

/** The elements of the completeness list that the gestionnaire checks. */
export const ELEMENTS = ['terrain', 'maquette', 'motif', 'attestation', 'projet', 'lettre', 'accords'] as const
export type CleElement = (typeof ELEMENTS)[number]

export const LIBELLE_VERDICT = { CONFORME: 'Conforme', A_REFAIRE: 'À refaire' } as const

const verdict = z.preprocess(
  (v) => (v === '' ? undefined : v),
  z.enum(['CONFORME', 'A_REFAIRE'], { error: 'Choisissez « Conforme » ou « À refaire ».' }).optional(),
)
const texte = z.string().trim().max(2000, { error: '2 000 caractères au plus.' }).default('')

const champs = <T extends z.ZodType>(prefixe: string, type: T): Record<string, T> =>
  Object.fromEntries(ELEMENTS.map((cle) => [`${prefixe}_${cle}`, type]))

// Fields whose names are built from a list lose their types; their schemas above have checked them.
const lire = <T>(saisie: Readonly<Record<string, unknown>>, cle: string): T | undefined => saisie[cle] as T | undefined
const cibleDe = (saisie: Readonly<Record<string, unknown>>) => ({ id: saisie.id as string, version: saisie.version as number })

/**
 * One form for all verdicts: `verdict_lettre`, `remarque_lettre`… `reste`: what was left without a verdict is « Conforme », unless the
 * portal’s own control refuses it.
 */
export const verdictsSchema = cibleSchema
  .extend({ ...champs('verdict', verdict), ...champs('remarque', texte), reste: z.literal('conforme').optional() })
  .transform((saisie) => ({
    ...cibleDe(saisie),
    ...(saisie.reste ? { resteConforme: true as const } : {}),
    verdicts: ELEMENTS.flatMap((element) => {
      const valeur = lire<'CONFORME' | 'A_REFAIRE'>(saisie, `verdict_${element}`)
      return valeur ? [{ element, verdict: valeur, remarque: lire<string>(saisie, `remarque_${element}`) ?? '' }] : []
    }),
  }))
export type Verdicts = z.output<typeof verdictsSchema>

/** The points asked for, and until when. */
export const complementsSchema = cibleSchema
  .extend({ ...champs('demande', texte), demande_autre: texte, terme: unJour('Indiquez jusqu’à quand l’interne peut répondre.') })
  .transform((saisie) => ({
    ...cibleDe(saisie),
    terme: saisie.terme as Date,
    points: [...ELEMENTS, 'autre' as const].flatMap((element) => {
      const demande = lire<string>(saisie, `demande_${element}`) ?? ''
      return demande ? [{ element, demande }] : []
    }),
  }))
export type DemandeComplements = z.output<typeof complementsSchema>

const pointsSchema = z.array(z.object({ element: z.string(), demande: z.string() }))
export type Point = z.output<typeof pointsSchema>[number]

/** The points of a `complement` row; none for a row that cannot be read. */
export const lirePoints = (json: unknown): Point[] => pointsSchema.safeParse(json).data ?? []
