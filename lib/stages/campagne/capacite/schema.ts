import { z } from 'zod'
import { CategorieStage } from '@/generated/prisma/enums'

/** One sentence for a link that is unknown, truncated, or replaced by that of a reminder. */
export const MESSAGE_LIEN_INCONNU =
  'Ce lien n’ouvre aucune demande. Vérifiez qu’il est complet, ou reprenez celui du message le plus récent.'

export const CATEGORIES = Object.values(CategorieStage)

export type Reponse = Readonly<{ categorie: CategorieStage; capacite: number }>

const reponsesSchema = z.array(z.object({ categorie: z.enum(CategorieStage), capacite: z.number().int().min(0) }))

/** Parses the stored answer. @throws when the column has another shape */
export const lireReponses = (valeur: unknown): Reponse[] => reponsesSchema.parse(valeur)

const nombre = z.preprocess(
  (v) => (v === '' ? undefined : v),
  z.coerce
    .number({ error: 'Écrivez un nombre entier, 0 si aucun.' })
    .int({ error: 'Écrivez un nombre entier, 0 si aucun.' })
    .min(0, { error: 'Écrivez un nombre entier, 0 si aucun.' })
    .max(99, { error: '99 au plus.' })
    .optional(),
)

type ChampsNombres = Record<`capacite_${CategorieStage}`, typeof nombre>
/** A number for each kind of stage; those the terrain does not receive are absent. */
export const champsNombres = Object.fromEntries(CATEGORIES.map((c) => [`capacite_${c}`, nombre])) as ChampsNombres

type Nombres = { [cle in keyof ChampsNombres]?: number | undefined }

/** The numbers a form holds, by kind of stage. */
export const nombresDe = (saisie: Nombres): Reponse[] =>
  CATEGORIES.flatMap((categorie) => {
    const capacite = saisie[`capacite_${categorie}`]
    return capacite === undefined ? [] : [{ categorie, capacite }]
  })

const par = z
  .string({ error: 'Écrivez vos prénom et nom.' })
  .trim()
  .min(3, { error: 'Écrivez vos prénom et nom.' })
  .max(150, { error: '150 caractères au plus.' })
const raison = z.string().trim().max(1000, { error: '1 000 caractères au plus.' }).default('')
const raisonDue = z
  .string({ error: 'Dites pourquoi, en une phrase.' })
  .trim()
  .min(5, { error: 'Dites pourquoi, en une phrase.' })
  .max(1000, { error: '1 000 caractères au plus.' })

const parLien = { jeton: z.string().min(1).max(200), version: z.coerce.number().int().min(0) }
const parTelephone = { id: z.uuid(), version: z.coerce.number().int().min(0) }

export const repondreSchema = z.object({ ...parLien, ...champsNombres, par, empechement: raison })
export const declinerSchema = z.object({ ...parLien, par, empechement: raisonDue })
export const noterSchema = z.object({ ...parTelephone, ...champsNombres, par, empechement: raison })
export const demandeSchema = z.object({ id: z.uuid() })

export type ReponseParLien = z.output<typeof repondreSchema>
export type RefusParLien = z.output<typeof declinerSchema>
export type ReponseNotee = z.output<typeof noterSchema>

/** The state of a request. `RETARD`: the term has passed without an answer; `GARDEE`: the answers closed without it. */
export const ETATS_DEMANDE = ['RETARD', 'ATTENTE', 'GARDEE', 'REPONDU'] as const
export type EtatDemande = (typeof ETATS_DEMANDE)[number]
export const LIBELLE_ETAT: Record<EtatDemande, string> = {
  RETARD: 'En retard',
  ATTENTE: 'Attendue',
  GARDEE: 'Sans réponse, places gardées',
  REPONDU: 'Reçue',
}

export const DEMANDES_PAR_PAGE = 50
export const filtresDemandesSchema = z.object({
  etat: z.enum(['attente', 'repondu']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type FiltresDemandes = z.output<typeof filtresDemandesSchema>
