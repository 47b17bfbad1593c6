import { z } from 'zod'
import { CategorieStage, MotifFlechage, Zone } from '@/generated/prisma/enums'
import { listeDe } from '@/lib/core/requete/champs'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { debutDeJournee, finDeJournee, isoJour, jourDe } from '@/lib/core/temps/horloge'
import { unJour } from '@/lib/core/temps/jour-saisi'

/** One line of the published grid: scored from 0 to `max`, weighted by `poids` (R-FLE-10). */
export type Critere = Readonly<{ cle: string; libelle: string; aide: string; poids: number; max: number }>

/** R-FLE-10: the same grid for every request of a campaign. */
export const GRILLE_DEFAUT: readonly Critere[] = [
  {
    cle: 'projet',
    libelle: 'Projet',
    aide: 'Le projet professionnel ou pédagogique est précis, mûri, et ce stage le sert.',
    poids: 1,
    max: 5,
  },
  {
    cle: 'maquette',
    libelle: 'Cohérence avec la maquette',
    aide: 'Le stage prend sa place dans la formation, au bon moment.',
    poids: 1,
    max: 5,
  },
  {
    cle: 'territoire',
    libelle: 'Intérêt pour le territoire',
    aide: 'Le territoire manque de médecins et peut en gagner un.',
    poids: 1,
    max: 5,
  },
  {
    cle: 'impact',
    libelle: 'Impact sur les autres internes',
    aide: 'Le choix qui reste aux autres internes demeure suffisant.',
    poids: 1,
    max: 5,
  },
]

/** The lines of the grid's form. */
export const RANGS = [1, 2, 3, 4, 5, 6] as const

const critereSchema = z.object({
  cle: z.string().regex(/^[a-z0-9_]{1,40}$/),
  libelle: z.string().min(1),
  aide: z.string(),
  poids: z.number().int().min(1),
  max: z.number().int().min(1),
})

/** Parses the stored grid. @throws when the column has another shape */
export const lireGrille = (valeur: unknown): Critere[] => z.array(critereSchema).parse(valeur)

const cleDe = (libelle: string): string =>
  libelle
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 40)

const texteLibre = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `${max} caractères au plus.` })
    .default('')
const poidsSchema = z.coerce
  .number({ error: 'Écrivez un nombre entier.' })
  .int({ error: 'Écrivez un nombre entier.' })
  .min(1, { error: 'De 1 à 10.' })
  .max(10, { error: 'De 1 à 10.' })
  .default(1)

const libelleCritere = texteLibre(120)
const aideCritere = texteLibre(400)
const poidsCritere = z.preprocess((v) => (v === '' ? undefined : v), poidsSchema)

type Rang = 1 | 2 | 3 | 4 | 5 | 6
type ChampsGrille = Record<`critere${Rang}`, typeof libelleCritere> &
  Record<`aide${Rang}`, typeof aideCritere> &
  Record<`poids${Rang}`, typeof poidsCritere>

const champsGrille = Object.fromEntries(
  RANGS.flatMap((n) => [
    [`critere${n}`, libelleCritere],
    [`aide${n}`, aideCritere],
    [`poids${n}`, poidsCritere],
  ]),
) as ChampsGrille

const auMoins = (quoi: string) => ({ error: `Cochez au moins ${quoi}.` })

/** A campaign as its form posts it; `champsGrille` are absent once the grid is frozen. */
export const campagneSchema = z
  .object({
    id: z.uuid().optional(),
    version: z.coerce.number().int().min(0).default(0),
    semestreCode: z.string().regex(/^\d{4}[EH]$/, { error: 'Choisissez le semestre.' }),
    ouvre: unJour('Indiquez le jour d’ouverture.').transform((j) => debutDeJournee(isoJour(j))),
    // The last instant of the day in Paris, even on a day of 23 or 25 hours (R-FLE-18).
    ferme: unJour('Indiquez le dernier jour de dépôt.').transform((j) => finDeJournee(isoJour(j))),
    commissionLe: unJour('Indiquez la date limite de la commission.'),
    saisineLe: unJour('Indiquez la date limite de saisine de l’ARS.'),
    decisionLe: unJour('Indiquez la date limite de décision.'),
    choixLe: unJour('Indiquez le jour du choix des stages.'),
    motifs: listeDe(z.enum(MotifFlechage)).refine((l) => l.length > 0, auMoins('un motif')),
    zones: listeDe(z.enum(Zone)).refine((l) => l.length > 0, auMoins('une zone')),
    categories: listeDe(z.enum(CategorieStage)).refine((l) => l.length > 0, auMoins('un type de stage')),
    presentation: texteLibre(6000),
  })
  .extend(champsGrille)

export type CampagneSaisie = z.output<typeof campagneSchema>

/** The criteria of a form: a line without a label is left out, a known label keeps its key. */
export function grilleSaisie(saisie: CampagneSaisie, connus: readonly Critere[]): Critere[] {
  const prises = new Set<string>()
  return RANGS.flatMap((n) => {
    const libelle = saisie[`critere${n}`]
    if (libelle === '') return []
    const souhaitee = connus.find((c) => c.libelle === libelle)?.cle ?? (cleDe(libelle) || `critere_${n}`)
    const cle = prises.has(souhaitee) ? `${souhaitee}_${n}` : souhaitee
    prises.add(cle)
    return [{ cle, libelle, aide: saisie[`aide${n}`], poids: saisie[`poids${n}`], max: 5 }]
  })
}

type Dates = Readonly<{ ouvreLe: Date; fermeLe: Date; commissionLe: Date; saisineLe: Date; decisionLe: Date; choixLe: Date }>

/** R-FLE-18: the dates follow one another, and the choice comes before the semester begins. Returns the errors by field. */
export function refusDates(dates: Dates, debutSemestre: Date): { refus: Refus; champ: string } | undefined {
  const dernierJour = jourDe(dates.fermeLe)
  const regles: [boolean, string, string][] = [
    [dates.fermeLe <= dates.ouvreLe, 'ferme', 'Le dernier jour de dépôt vient avant l’ouverture.'],
    [dates.commissionLe < dernierJour, 'commissionLe', 'La commission se réunit après la fin des dépôts.'],
    [dates.saisineLe < dates.commissionLe, 'saisineLe', 'La saisine de l’ARS vient après la commission.'],
    [dates.decisionLe < dates.saisineLe, 'decisionLe', 'La décision vient après la saisine de l’ARS.'],
    [dates.choixLe < dates.decisionLe, 'choixLe', 'Le choix des stages vient après la décision.'],
    [dates.choixLe >= debutSemestre, 'choixLe', 'Le choix des stages a lieu avant le début du semestre.'],
  ]
  const faute = regles.find(([fautive]) => fautive)
  return faute && { champ: faute[1], refus: refus('R-FLE-18', faute[2]) }
}
