import { z } from 'zod'
import type { Canal, GenrePiece, StatutCas } from '@/generated/soutien/enums'
import { caseCochee, listeDe } from '@/lib/core/requete/champs'
import type { Etat } from '@/lib/core/workflow/workflow'
import type { RendezVous } from '../creneau/schema'
import {
  clePourSchema,
  cleScelleeSchema,
  enJson,
  jetonSchema,
  MODES_IDENTITE,
  MOTIFS,
  preuveSchema,
  publiqueSchema,
  scelleSchema,
  TEXTE_MAX,
  URGENCES,
  type Motif,
  type Urgence,
} from '../schema'

export const CANAUX_PERSONNE = ['FORMULAIRE', 'RAPPEL', 'CRENEAU'] as const

const court = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `${max} caractères au plus.` })
    .default('')
const parmi = <T extends string>(choix: Record<T, string>, manque: string) => z.enum(Object.keys(choix) as [T, ...T[]], { error: manque })

/** What the person types. Only their browser reads it, never the server. */
export const saisieSchema = z
  .object({
    danger: caseCochee(),
    canal: z.enum(CANAUX_PERSONNE, { error: 'Dites comment vous préférez commencer.' }),
    creneauId: z.union([z.literal(''), z.uuid()]).default(''),
    /** Slots were offered on the page. */
    creneaux: caseCochee(),
    motifs: listeDe(parmi<Motif>(MOTIFS, 'Choisissez dans la liste.')),
    urgence: parmi<Urgence>(URGENCES, 'Dites si cela peut attendre.'),
    texte: z
      .string()
      .trim()
      .max(TEXTE_MAX, { error: `${TEXTE_MAX.toLocaleString('fr-FR')} caractères au plus.` })
      .default(''),
    mode: z.enum(MODES_IDENTITE, { error: 'Choisissez sous quel nom vous écrivez. « Sans nom » convient.' }),
    nom: court(120),
    telephone: court(40),
    courriel: z.union([z.literal(''), z.email({ error: 'Vérifiez cette adresse.' })]).default(''),
    quand: court(200),
    prevenir: caseCochee(),
    entourage: court(1000),
    exclus: listeDe(z.uuid()),
    accord: caseCochee(),
  })
  // Rules between two answers, and the agreement, are reported together with the other mistakes and not after them.
  .superRefine((s, ctx) => {
    const faute = (path: string, message: string): void => ctx.addIssue({ code: 'custom', path: [path], message })
    if (s.canal === 'FORMULAIRE' && s.texte === '') faute('texte', 'Écrivez au moins un mot, ou choisissez d’être rappelé·e.')
    if (s.canal === 'RAPPEL' && s.telephone === '') faute('telephone', 'À quel numéro vous rappeler ?')
    if (s.canal === 'CRENEAU' && s.danger)
      faute(
        'canal',
        'Un créneau serait trop loin : un médecin prend contact avec vous le jour même, les jours ouvrés. Écrivez un mot, ou laissez un numéro.',
      )
    if (s.canal === 'CRENEAU' && s.creneaux && s.creneauId === '')
      faute('creneauId', 'Choisissez un créneau, ou une autre façon de commencer.')
    if (s.mode !== 'ANONYME' && s.nom === '') faute('nom', 'Écrivez ce nom, ou choisissez « Sans nom ».')
    if (s.prevenir && s.courriel === '') faute('courriel', 'À quelle adresse vous prévenir ?')
    if (!s.accord) faute('accord', 'Sans votre accord, la cellule ne peut rien recevoir. Les numéros ci-dessus, eux, ne demandent rien.')
  })
export type Saisie = z.output<typeof saisieSchema>

/** The request as it leaves the browser: ciphers, and the codes that the server needs. */
export const demandeSchema = z.object({
  preuve: preuveSchema,
  jeton: jetonSchema,
  canal: z.enum(CANAUX_PERSONNE),
  urgent: caseCochee(),
  creneauId: z.uuid().optional(),
  clePublique: publiqueSchema,
  scelleRecu: cleScelleeSchema,
  cles: enJson(z.array(clePourSchema).min(1).max(40)),
  enveloppe: scelleSchema,
  recit: scelleSchema,
})
export type DemandeChiffree = z.output<typeof demandeSchema>

/** Each request of the person's page carries the token of their receipt. */
export const retourSchema = z.object({ jeton: jetonSchema, preuve: preuveSchema })
export const reponseSchema = z.object({ jeton: jetonSchema, contenu: scelleSchema, urgent: caseCochee() })
export const ecarterSchema = z.object({
  jeton: jetonSchema,
  membreId: z.uuid({ error: 'Choisissez un médecin.' }),
  enveloppe: scelleSchema,
})
export const devoilerSchema = z.object({ jeton: jetonSchema, enveloppe: scelleSchema })
export const prevoirSchema = z.object({ jeton: jetonSchema, jour: z.iso.date({ error: 'Choisissez un jour.' }) })
export const jetonSeulSchema = z.object({ jeton: jetonSchema })

/** The person's own case, as their page receives it. `contenu` is still encrypted. */
export type Retour = Readonly<{
  statut: StatutCas
  etat: Etat
  urgent: boolean
  canal: Canal
  clePublique: string
  scelleRecu: string
  recuLe: string
  retourPrevuLe: string | null
  effacementLe: string | null
  /** Whether its destruction is announced (R-SOU-19). */
  effacementProche: boolean
  rendezVous: RendezVous
  /** Whether an interview was held, so that a certificate can be made. */
  recue: boolean
  /** The doctors who can read it today. `suit`: one of the two who follow. */
  lecteurs: readonly Readonly<{ id: string; nom: string; clePublique: string; suit: boolean }>[]
  pieces: readonly PieceLue[]
}>

/** `auteur`: the name of a doctor, or null for the person. */
export type PieceLue = Readonly<{ id: string; genre: GenrePiece; auteur: string | null; jour: string; contenu: string }>
