import { z } from 'zod'
import type { CategorieStage, CauseSemestre, MoitieStage, Phase, SituationSemestre, TypeClassement } from '@/generated/prisma/enums'
import type { Refus } from '@/lib/core/erreurs'
import type { Couplage } from './couplage'

export const ISSUES = ['CREE', 'CHANGE', 'INCHANGE', 'REFUSE'] as const
export type Issue = (typeof ISSUES)[number]

export const LIBELLE_ISSUE: Record<Issue, string> = { CREE: 'Ajoutée', CHANGE: 'Changée', INCHANGE: 'Inchangée', REFUSE: 'Refusée' }

const changement = z.object({ champ: z.string(), avant: z.string(), apres: z.string() })
const ecart = z.object({ objetType: z.string(), objetId: z.string(), champ: z.string(), portail: z.string(), fichier: z.string() })
const ligne = z.object({
  numero: z.number(),
  qui: z.string(),
  issue: z.enum(ISSUES),
  changements: z.array(changement),
  ecarts: z.array(ecart),
  refus: z.object({ regle: z.string(), message: z.string() }).nullable(),
})

const comptes = z.object({ CREE: z.number(), CHANGE: z.number(), INCHANGE: z.number(), REFUSE: z.number(), ecarts: z.number() })

/** What the dry run says of each line, as kept with the import; after a time, how many lines of each kind there were and no more. */
export const bilanSchema = z.object({
  nom: z.string(),
  inconnues: z.array(z.string()),
  lignes: z.array(ligne),
  efface: z.object({ le: z.string(), comptes }).optional(),
})

export type Changement = z.output<typeof changement>
export type Discordance = z.output<typeof ecart>
export type LigneBilan = z.output<typeof ligne>
export type Bilan = z.output<typeof bilanSchema>

export const refusee = (numero: number, qui: string, refus: Refus): LigneBilan => ({
  numero,
  qui,
  issue: 'REFUSE',
  changements: [],
  ecarts: [],
  refus: { regle: refus.regle, message: refus.message },
})

export const compter = (lignes: readonly LigneBilan[]): Record<Issue, number> & { ecarts: number } => ({
  CREE: lignes.filter((l) => l.issue === 'CREE').length,
  CHANGE: lignes.filter((l) => l.issue === 'CHANGE').length,
  INCHANGE: lignes.filter((l) => l.issue === 'INCHANGE').length,
  REFUSE: lignes.filter((l) => l.issue === 'REFUSE').length,
  ecarts: lignes.reduce((n, l) => n + l.ecarts.length, 0),
})

/** What the registrar’s office tells of a person; days are written 2026-11-03. */
export type Classement = Readonly<{
  anneeEntree: number
  typeClassement: TypeClassement
  rang: number
  effectifReference: number
  theseSoutenueLe: string | null
  contratSigneLe: string | null
  fst: string | null
  fstSemestres: readonly string[]
}>
export type Accompli = Readonly<{
  phase: Phase
  categorie: CategorieStage | null
  situation: SituationSemestre
  cause: CauseSemestre | null
  terrainId: string | null
  joursInterruption: number | null
  moitieValidee: MoitieStage | null
}> &
  Couplage
type Change<T> = Readonly<{ id: string; avant: T; apres: T }>

/** What applying would write: changes say what they replace, so that nothing else is overwritten. */
export type Ecritures = {
  personnes: { id: string; prenom: string; nom: string; courriel: string; rpps: string | null }[]
  internes: (Classement & { id: string; personneId: string; phase: Phase })[]
  classements: Change<Classement>[]
  semestres: (Accompli & { interneId: string; semestreCode: string })[]
  accomplis: Change<Accompli>[]
  postes: ({ semestreCode: string; terrainId: string; categorie: CategorieStage; capaciteOfferte: number } & Couplage)[]
  capacites: Change<number>[]
  couplages: Change<Couplage>[]
}

export const aucuneEcriture = (): Ecritures => ({
  personnes: [],
  internes: [],
  classements: [],
  semestres: [],
  accomplis: [],
  postes: [],
  capacites: [],
  couplages: [],
})

export type Plan = Readonly<{ lignes: LigneBilan[]; ecritures: Ecritures }>
