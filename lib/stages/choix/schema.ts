import { z } from 'zod'
import { ModeChoix, type IssueAppel, type Phase, type SituationChoix } from '@/generated/prisma/enums'
import { instantDeParis, isoJour } from '@/lib/core/temps/horloge'
import { unJour, unJourFacultatif } from '@/lib/core/temps/jour-saisi'

export const NOM_PHASE: Record<Phase, string> = {
  SOCLE: 'Phase socle',
  APPROFONDISSEMENT: 'Phase d’approfondissement',
  CONSOLIDATION: 'Phase de consolidation',
}
export const LIBELLE_MODE_CHOIX: Record<ModeChoix, string> = {
  AUTOMATIQUE: 'Sur les vœux',
  DIRECT: 'En direct, chacun à son tour',
  APPARIEMENT: 'Par appariement avec les terrains',
}
export const LIBELLE_ISSUE: Record<IssueAppel, string> = {
  OBTENU: 'Poste obtenu',
  ABSENT: 'Absence',
  SANS_VOEUX: 'Aucun vœu',
  AUCUN_VOEU_POSSIBLE: 'Aucun vœu possible',
}

/** R-GEN-9: the mention of a computed result on the screen and in the mail (CRPA, L. 311-3-1). */
export const mentionTraitement = (mode: ModeChoix): string =>
  `${
    mode === 'DIRECT'
      ? 'L’ordre d’appel est établi par un traitement algorithmique, qui applique les règles d’ancienneté et de rang ; chaque personne a choisi à son tour, et l’agence régionale de santé décide les affectations.'
      : 'Ces affectations sont proposées par un traitement algorithmique, qui applique les règles du choix aux vœux de chacun ; l’agence régionale de santé les décide.'
  } Vous avez le droit d’en obtenir les règles et leurs principaux paramètres auprès du secrétariat du DUMG (code des relations entre le public et l’administration, article L. 311-3-1).`

/** The phases whose stages are chosen in turn; the third is matched (R-RNG-8). */
export const PHASES_APPELEES = ['SOCLE', 'APPROFONDISSEMENT'] as const satisfies readonly Phase[]

/** Only the secretariat and the person read it (R-RNG-10). */
export const LIBELLE_SITUATION_CHOIX: Record<SituationChoix, string> = {
  NORMAL: 'Sans particularité',
  SURNOMBRE_VALIDANT: 'Surnombre validant',
  SURNOMBRE_NON_VALIDANT: 'Surnombre non validant',
  ABSENT: 'Absence le jour du choix',
  ABSENT_AVEC_PROCURATION: 'Procuration',
  DISPONIBILITE: 'Disponibilité ou hors région',
  HORS_CHOIX: 'Affectation par fléchage',
  REMORDS: 'Droit au remords',
}

/** Situations that the secretariat records; leave and article 44 come from their own tables. */
export const SITUATIONS_NOTEES = [
  'NORMAL',
  'SURNOMBRE_VALIDANT',
  'SURNOMBRE_NON_VALIDANT',
  'ABSENT',
  'ABSENT_AVEC_PROCURATION',
  'REMORDS',
] as const satisfies readonly SituationChoix[]

export const cibleSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().min(0) })
export type Cible = z.output<typeof cibleSchema>

const heure = (absente: string) =>
  z.string({ error: absente }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Écrivez l’heure comme 14:30.' })

const champsDates = {
  voeuxDate: unJour('Indiquez jusqu’à quel jour les vœux peuvent changer.'),
  voeuxHeure: heure('Indiquez jusqu’à quelle heure les vœux peuvent changer.'),
  ouvreDate: unJour('Indiquez le jour de l’ouverture.'),
  ouvreHeure: heure('Indiquez l’heure de l’ouverture.'),
}

type ChampsDates = Readonly<{ voeuxDate: Date; voeuxHeure: string; ouvreDate: Date; ouvreHeure: string }>
const enInstants = <T extends ChampsDates>({ voeuxDate, voeuxHeure, ouvreDate, ouvreHeure, ...reste }: T) => ({
  ...reste,
  voeuxJusquA: instantDeParis(`${isoJour(voeuxDate)}T${voeuxHeure}`),
  ouvreLe: instantDeParis(`${isoJour(ouvreDate)}T${ouvreHeure}`),
})

export const nouveauChoixSchema = z
  .object({
    semestreCode: z.string({ error: 'Choisissez le semestre.' }).regex(/^\d{4}[HE]$/, { error: 'Choisissez le semestre.' }),
    phase: z.enum(['SOCLE', 'APPROFONDISSEMENT', 'CONSOLIDATION'], { error: 'Choisissez la phase.' }),
    mode: z.enum(ModeChoix, { error: 'Dites comment le choix se déroule.' }),
    ...champsDates,
    minutesParAppel: z.coerce
      .number({ error: 'Écrivez un nombre de minutes.' })
      .int({ error: 'Écrivez un nombre entier de minutes.' })
      .min(1, { error: 'Laissez au moins une minute.' })
      .max(60, { error: '60 minutes au plus.' }),
  })
  .transform(enInstants)
export type NouveauChoix = z.output<typeof nouveauChoixSchema>

/** Other dates for a choice whose wishes can still change. */
export const datesSchema = cibleSchema.extend(champsDates).transform(enInstants)
export type Dates = z.output<typeof datesSchema>

export const situationSchema = z.object({
  id: z.uuid(),
  interneId: z.uuid({ error: 'Choisissez la personne.' }),
  situation: z.enum(SITUATIONS_NOTEES, { error: 'Choisissez la situation.' }),
  mandataire: z.string().trim().max(200, { error: '200 caractères au plus.' }).default(''),
  absenceDu: unJourFacultatif(),
  absenceAu: unJourFacultatif(),
  // Browsers post an empty file field as a file without bytes.
  preuve: z.preprocess((v) => (v instanceof File && v.size === 0 ? undefined : v), z.file().optional()),
})
export type SituationSaisie = z.output<typeof situationSchema>

export const tirageSchema = cibleSchema.extend({
  graine: z
    .string({ error: 'Recopiez la graine du tirage.' })
    .trim()
    .min(8, { error: 'Une graine compte au moins 8 caractères.' })
    .max(200, { error: '200 caractères au plus.' }),
})
export type TirageSaisi = z.output<typeof tirageSchema>

export const blocSchema = cibleSchema.extend({
  taille: z.preprocess(
    (v) => (v === '' || v === undefined ? undefined : v),
    z.coerce
      .number({ error: 'Écrivez un nombre de personnes, ou rien pour appeler tout le monde.' })
      .int({ error: 'Écrivez un nombre entier.' })
      .min(1, { error: 'Écrivez un nombre d’au moins 1.' })
      .optional(),
  ),
})
export type BlocSaisi = z.output<typeof blocSchema>

export const monChoixSchema = z.object({ id: z.uuid(), posteId: z.uuid({ error: 'Choisissez un poste.' }) })
export type MonChoix = z.output<typeof monChoixSchema>

export const choixPourSchema = monChoixSchema.extend({ appelId: z.uuid() })
export type ChoixPour = z.output<typeof choixPourSchema>

export const absenceSchema = z.object({ id: z.uuid(), appelId: z.uuid() })
export type Absence = z.output<typeof absenceSchema>

/** How many levels a host may give: more would amount to a full ranking. */
export const NIVEAUX = [1, 2, 3, 4, 5] as const

const NIVEAU = /^niveau_([0-9a-f-]{36})$/

/** A host's form: `niveau_<interne>` for each person who asked for the post; empty for no level. */
export const classementSchema = z.looseObject({ id: z.uuid(), posteId: z.uuid() }).transform(({ id, posteId, ...champs }, ctx) => {
  const niveaux = new Map<string, number>()
  for (const [champ, valeur] of Object.entries(champs)) {
    const interneId = NIVEAU.exec(champ)?.[1]
    if (!interneId || valeur === '') continue
    const niveau = Number(valeur)
    if (NIVEAUX.some((n) => n === niveau)) niveaux.set(interneId, niveau)
    else ctx.addIssue({ code: 'custom', path: [champ], message: 'Choisissez un niveau.' })
  }
  return { id, posteId, niveaux }
})
export type ClassementSaisi = z.output<typeof classementSchema>

/** When the time of the person being called ends. */
export const finDuTour = (appeleLe: Date, minutesParAppel: number): Date => new Date(appeleLe.getTime() + minutesParAppel * 60_000)

/** Names in the journal of the acts of a choice that change no status. */
export const LIBELLE_EVENEMENT_CHOIX: Record<string, string> = {
  preparer: 'Choix préparé',
  dates: 'Dates du choix changées',
  situation: 'Situation particulière notée',
  tirage: 'Tirage public inscrit',
  bloc: 'Appel déroulé sur les vœux',
  appel: 'Personne appelée',
  choisir: 'Poste choisi',
  absence: 'Absence notée',
  classer: 'Docteurs juniors classés par un terrain',
  apparier: 'Appariement fait',
}
