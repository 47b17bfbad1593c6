import { z } from 'zod'
import type { StatutCas } from '@/generated/soutien/enums'
import { PHASES, TYPES_STAGE } from '../entretien/schema'
import { enJson, LIBELLE_CANAL, MOTIFS, NIVEAUX, type Fiche } from '../schema'
import { masquerRepartition, masquerTotal, somme, type Case } from './repartition'

/** The outcomes of a request. */
export const ISSUES = {
  ATTENTE: 'Pas encore reçues en entretien',
  RENCONTREE: 'Reçues en entretien, suivies',
  TERMINEE: 'Suivi terminé',
} as const
type Issue = keyof typeof ISSUES

const ISSUE_DE: Partial<Record<StatutCas, Issue>> = { REALISE: 'RENCONTREE', ORIENTE: 'RENCONTREE', SUIVI: 'RENCONTREE', CLOS: 'TERMINEE' }

const NON_DIT = { '': 'Non précisé' } as const

/** The tables of a report. They are never crossed, and none is by terrain. */
export const TABLES = {
  niveau: { titre: 'Par niveau', mots: NIVEAUX },
  motif: { titre: 'Par motif (une demande peut en avoir plusieurs)', mots: MOTIFS },
  phase: { titre: 'Par phase du DES', mots: { ...PHASES, ...NON_DIT } },
  stage: { titre: 'Par type de stage', mots: { ...TYPES_STAGE, ...NON_DIT } },
  canal: { titre: 'Par voie d’arrivée', mots: LIBELLE_CANAL },
  issue: { titre: 'Où elles en sont', mots: ISSUES },
} as const satisfies Record<string, { titre: string; mots: Readonly<Record<string, string>> }>
export type Table = keyof typeof TABLES
const NOMS = Object.keys(TABLES) as Table[]

/** The figures to release, already masked. */
export type Bilan = Readonly<{ total: Case; tables: Readonly<Record<Table, Readonly<Record<string, Case>>>> }>

/** A case as the browser that counts it receives it: codes that the board shows already, and an encrypted file. */
export type CasCompte = Readonly<{ cle: string; fiche: string; canal: string; statut: StatutCas }>
/** The same, decrypted. */
export type CasLisible = Readonly<{ fiche: Fiche; canal: string; statut: StatutCas }>

const codesDe: Record<Table, (cas: CasLisible) => readonly string[]> = {
  niveau: ({ fiche }) => [fiche.niveau],
  motif: ({ fiche }) => fiche.motifs,
  phase: ({ fiche }) => [fiche.phase in PHASES ? fiche.phase : ''],
  stage: ({ fiche }) => [fiche.typeStage in TYPES_STAGE ? fiche.typeStage : ''],
  canal: ({ canal }) => [canal],
  issue: ({ statut }) => [ISSUE_DE[statut] ?? 'ATTENTE'],
}

/** Counts, then masks (R-SOU-24). The result may be released. */
export function calculer(cas: readonly CasLisible[], seuil: number): Bilan {
  const total = masquerTotal(cas.length, seuil)
  const tableDe = (table: Table): Readonly<Record<string, Case>> => {
    const codes = Object.keys(TABLES[table].mots)
    const nombres = codes.map((code) => cas.filter((c) => codesDe[table](c).includes(code)).length)
    const montres = total === null ? nombres.map(() => null) : masquerRepartition(nombres, seuil)
    return Object.fromEntries(codes.map((code, i) => [code, montres[i] ?? null]))
  }
  return { total, tables: Object.fromEntries(NOMS.map((nom) => [nom, tableDe(nom)])) as Record<Table, Record<string, Case>> }
}

const caseSchema = z.number().int().min(0).nullable()
const tablesSchema = z
  .record(z.enum(NOMS as [Table, ...Table[]]), z.record(z.string(), caseSchema))
  .refine((tables) => NOMS.every((nom) => Object.keys(tables[nom]).every((code) => code in TABLES[nom].mots)))
const bilanSchema = z.object({ total: caseSchema, tables: tablesSchema })

export const publierSchema = z.object({
  annee: z.coerce.number().int().min(2000).max(2100),
  contenu: enJson(bilanSchema),
  relu: z.literal('on', { error: 'Relisez ces chiffres en entier, puis cochez.' }),
})
export type Publier = z.output<typeof publierSchema>

export const lireBilan = (contenu: unknown): Bilan => bilanSchema.parse(contenu)

/** In these tables each request is in exactly one cell, so the total minus the shown cells is the sum of the masked ones. */
const PARTAGES = NOMS.filter((nom) => nom !== 'motif')

/**
 * Whether figures may be released: neither the cells nor the rest of the total show a small number. The server checks what the
 * browser computed.
 */
export const estMasque = ({ total, tables }: Bilan, seuil: number): boolean => {
  if (total === null || total < seuil) return false
  const grand = (n: number): boolean => n === 0 || n >= seuil
  return (
    Object.values(tables).every((t) => Object.values(t).every((n) => n === null || grand(n))) &&
    PARTAGES.every((nom) => {
      const cellules = Object.values(tables[nom])
      return grand(total - somme(cellules.filter((n) => n !== null))) && cellules.filter((n) => n === null).length !== 1
    })
  )
}

export type BilanPublie = Readonly<{ annee: number; bilan: Bilan; publieLe: string; par: string }>
