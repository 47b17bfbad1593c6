import { z } from 'zod'
import type { Canal, GenrePiece, UsageCle } from '@/generated/soutien/enums'

/** The longest text a person may write at once, in characters: 100 KB once encrypted. */
export const TEXTE_MAX = 20_000
/** The longest piece, in characters of base64. */
const SCELLE_MAX = 146_000
/** The longest sealed key, in characters of base64. */
const CLE_MAX = 4_000

const base64 = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** A cipher made in a browser; the server never opens it. */
export const scelleSchema = base64(SCELLE_MAX)
export const cleScelleeSchema = base64(CLE_MAX)
export const publiqueSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)
/** A token computed from the words of the receipt, which opens the person's page: 256 bits in base64. */
export const jetonSchema = base64(44).length(44)
export const preuveSchema = z.string().min(1).max(4_000)

/** A form field that holds JSON. */
export const enJson = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .max(100_000)
    .transform((texte, ctx): unknown => {
      try {
        return JSON.parse(texte)
      } catch {
        ctx.addIssue({ code: 'custom', message: 'Cette réponse n’a pas pu être lue. Rechargez la page et recommencez.' })
        return z.NEVER
      }
    })
    .pipe(schema)

/** A member that a browser sealed to, with the public key it used. */
export const destinataireSchema = z.object({ membreId: z.uuid(), clePublique: publiqueSchema })
export type Destinataire = z.output<typeof destinataireSchema>

/** The key of a case, sealed to one member. */
export const clePourSchema = destinataireSchema.extend({ scelle: cleScelleeSchema })

// The types below describe what is encrypted. In the clear they exist in browsers only.

export const MODES_IDENTITE = ['ANONYME', 'PSEUDONYME', 'NOM'] as const
export type ModeIdentite = (typeof MODES_IDENTITE)[number]

/** The writer, as far as they say. A doctor reads this first, and can step aside without reading more (R-SOU-6). */
export type Enveloppe = Readonly<{
  mode: ModeIdentite
  /** Pseudonym or name. */
  nom: string
  /** Who teaches, supervises, directs or treats them, so that a doctor knows whether to step aside. */
  entourage: string
  /** Excluded members: no key was sealed to them. */
  exclus: readonly string[]
  joindre: Readonly<{ telephone: string; courriel: string; quand: string }>
  /** Whether to send a neutral mail to `joindre.courriel` at each answer. */
  prevenir: boolean
}>

/** R-SOU-10. */
export const MOTIFS = {
  charge: 'Charge de travail',
  encadrement: 'Encadrement, conflit',
  isolement: 'Isolement',
  vss_harcelement: 'Violences, harcèlement',
  discrimination: 'Discrimination',
  apprentissage: 'Apprentissages',
  these: 'Thèse',
  sante: 'Santé',
  famille: 'Famille, proches',
  finances_logement: 'Argent, logement',
  orientation: 'Orientation, doute sur le métier',
  addiction: 'Consommations, addiction',
  evenement: 'Événement grave en stage',
  autre: 'Autre chose',
} as const
export type Motif = keyof typeof MOTIFS

export const URGENCES = {
  CE_JOUR: 'Aujourd’hui si possible',
  SEMAINE: 'Cette semaine',
  PAS_PRESSE: 'Ce n’est pas pressé',
} as const
export type Urgence = keyof typeof URGENCES

/** The agreement asked of a person before anything is kept (R-SOU-7, R-SOU-16). A change of wording is a new version. */
export const ACCORD = {
  version: 'novembre 2026',
  texte: 'J’accepte que la cellule lise ce que j’écris, pour m’aider',
  precision:
    'Ce que vous confiez ne sert jamais à valider un stage, à un choix de poste ni à une sanction. Vous pouvez tout effacer à tout moment.',
} as const

export type Recit = Readonly<{
  /** « par écrit, texte de novembre 2026 » */
  accord?: string
  texte: string
  motifs: readonly Motif[]
  urgence: Urgence
  danger: boolean
  echelles?: readonly ScorePartage[]
}>

/** A self-assessment that the person chose to share (R-SOU-26). `sur`: the highest possible score. */
export type ScorePartage = Readonly<{ echelle: string; score: number; sur: number; lecture: string }>

export type Message = Readonly<{ texte: string; signature: string; echelles?: readonly ScorePartage[] }>

/** R-SOU-9. */
export const NIVEAUX = { VERT: 'Soutien simple', ORANGE: 'Suivi rapproché', ROUGE: 'Danger' } as const
export type Niveau = keyof typeof NIVEAUX

/**
 * The doctors' file of a case, from which debriefings and the yearly report are made. It holds codes and no name, because the
 * coordination counts them.
 */
export type Fiche = Readonly<{
  niveau: Niveau
  motifs: readonly Motif[]
  phase: string
  typeStage: string
  cloture?: Cloture
}>

/** A private word by which the two doctors recognise a follow-up on their board. */
export type Repere = Readonly<{ mot: string }>
export const REPERE_MAX = 40

/** The reasons for which a follow-up ends. */
export const CLOTURES = {
  amelioration: 'La personne va mieux',
  relais: 'Un autre soutien a pris le relais',
  souhait: 'La personne souhaite s’arrêter là',
  sans_nouvelle: 'Plus de nouvelle',
  fin_cursus: 'Fin ou changement d’internat',
  autre: 'Autre raison',
} as const
export type Cloture = keyof typeof CLOTURES

export const LIBELLE_CANAL: Record<Canal, string> = {
  FORMULAIRE: 'Par écrit',
  RAPPEL: 'Demande à être rappelée',
  CRENEAU: 'Demande un rendez-vous',
  TELEPHONE: 'Par téléphone',
  COURRIEL: 'Par courriel',
  TIERS: 'Signalée par un tiers, avec son accord',
}

export const LIBELLE_USAGE: Record<UsageCle, string> = {
  TRI: 'À lire par chaque médecin non écarté',
  BINOME: 'Suivi par vous',
  SECOURS: 'Clé gardée en cas de nécessité',
}

/** The pieces that the person reads too, encrypted with the key of the exchange, then those encrypted with the doctors' own. */
export const PIECES_ECHANGE = ['ENVELOPPE', 'RECIT', 'MESSAGE'] as const satisfies readonly GenrePiece[]
export const PIECES_DOSSIER = ['FICHE', 'REPERE', 'GUIDE', 'NOTE', 'ORIENTATION', 'DANGER'] as const satisfies readonly GenrePiece[]
