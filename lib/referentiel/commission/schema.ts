import { z } from 'zod'
import { ChoixVote, SensAvis, type College, type EtatPresence, type FonctionMembre, type StatutExamen } from '@/generated/prisma/enums'

export const LIBELLE_COLLEGE: Record<College, string> = { DMG: 'Enseignants du DUMG', INTERNES: 'Représentants des internes' }
export const LIBELLE_FONCTION: Record<FonctionMembre, string> = {
  PRESIDENT: 'Présidence',
  VICE_PRESIDENT: 'Vice-présidence',
  MEMBRE: 'Membre',
}
export const LIBELLE_PRESENCE: Record<EtatPresence, string> = { PRESENT: 'Présent', EXCUSE: 'Excusé', ABSENT: 'Absent' }
export const LIBELLE_SENS: Record<SensAvis, string> = {
  FAVORABLE: 'Avis favorable',
  RESERVE: 'Avis réservé',
  DEFAVORABLE: 'Avis défavorable',
}
export const LIBELLE_CHOIX: Record<ChoixVote, string> = {
  FAVORABLE: 'Favorable',
  RESERVE: 'Réservé',
  DEFAVORABLE: 'Défavorable',
  ABSTENTION: 'Abstention',
}
export const LIBELLE_EXAMEN: Record<StatutExamen, string> = {
  INSCRIT: 'Inscrit',
  EN_DELIBERATION: 'Vote ouvert',
  AVIS_RENDU: 'Avis rendu',
  AJOURNE: 'Ajourné',
}

/** The name within a sentence: « la commission du DUMG », « la commission « Thèses » ». */
export const enPhrase = (nom: string): string =>
  /^commission\b/i.test(nom) ? `la ${nom.charAt(0).toLowerCase()}${nom.slice(1)}` : `la commission « ${nom} »`

/** R-DEP-3: a category, never the detail. */
export const CAUSES_DECLAREES = {
  PERSONNEL: 'Lien personnel ou familial',
  PROFESSIONNEL: 'Lien professionnel',
  PEDAGOGIQUE: 'Encadrement pédagogique ou de thèse',
  FINANCIER: 'Intérêt financier',
  AUTRE: 'Autre raison de ne pas prendre part',
} as const
export type CauseDeclaree = keyof typeof CAUSES_DECLAREES

/** The criteria frozen with an item. `poids` weights the means shown to members. */
export const grilleSchema = z.array(
  z.object({
    cle: z.string(),
    libelle: z.string(),
    aide: z.string().optional(),
    poids: z.number().default(1),
    max: z.number().int().default(5),
  }),
)
export type Grille = z.output<typeof grilleSchema>
export type Critere = Grille[number]

const version = z.coerce.number().int().min(0)
export const cibleSchema = z.object({ id: z.uuid(), version })
export const examenSchema = z.object({ id: z.uuid() })
/** Fields whose names carry an id or a criterion: `presence_…`, `note_…`, `motif_…`. */
export const lignesSchema = cibleSchema.catchall(z.unknown())
export type Lignes = z.output<typeof lignesSchema>

/** The values of the fields whose name starts with `prefixe`, by the rest of the name, spaces trimmed. */
export function champsDe(saisie: Lignes, prefixe: string): Map<string, string> {
  const champs = new Map<string, string>()
  for (const [nom, valeur] of Object.entries(saisie)) {
    if (nom.startsWith(prefixe) && typeof valeur === 'string') champs.set(nom.slice(prefixe.length), valeur.trim())
  }
  return champs
}

export const deportSchema = z.object({
  id: z.uuid(),
  cause: z.enum(Object.keys(CAUSES_DECLAREES) as [CauseDeclaree, ...CauseDeclaree[]], {
    error: 'Choisissez la raison qui convient le mieux.',
  }),
})

export const voteSchema = z.object({ id: z.uuid(), choix: z.enum(ChoixVote, { error: 'Choisissez votre vote, ou l’abstention.' }) })

export const avisSchema = cibleSchema
  .extend({
    synthese: z.string().trim().max(4000, { error: 'La synthèse compte 4 000 caractères au plus.' }).default(''),
    departage: z.preprocess((v) => (v === '' ? undefined : v), z.enum(SensAvis).optional()),
  })
  .catchall(z.unknown())
export type AvisSaisi = z.output<typeof avisSchema>

export const ajournementSchema = cibleSchema.extend({
  motif: z
    .string({ error: 'Écrivez pourquoi ce point est ajourné.' })
    .trim()
    .min(10, { error: 'Écrivez pourquoi ce point est ajourné, en quelques mots.' })
    .max(1000, { error: '1 000 caractères au plus.' }),
})
