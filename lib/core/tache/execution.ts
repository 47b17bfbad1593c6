import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '../donnees/db'
import { IntrouvableError } from '../workflow/erreurs'
import { boss, type Bilan } from './tache'

const PREFIXE = 'tache.'
/** The queue of a scheduled job. */
export const fileDe = (nom: string): string => `${PREFIXE}${nom}`

/** The data of a run. `par` is the id of the person who asked for it; absent for a scheduled run. */
export type Demande = { titre: string; essai?: boolean; par?: string }

export type TachePlanifiee = Readonly<{ nom: string; titre: string; cron: string; prochaine: Date | null }>

/** The scheduled jobs, by name, each with its next instant. Read from the database, so that any process may ask. */
export async function listTaches(): Promise<TachePlanifiee[]> {
  const instance = await boss()
  const horaires = await instance.getSchedules()
  return horaires
    .filter(({ name }) => name.startsWith(PREFIXE))
    .map(({ name, cron, timezone, data }) => ({
      nom: name.slice(PREFIXE.length),
      titre: (data as Demande | undefined)?.titre ?? name,
      cron,
      prochaine: instance.previewSchedule(cron, { tz: timezone, count: 1 })[0] ?? null,
    }))
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
}

export type EtatExecution = 'EN_ATTENTE' | 'EN_COURS' | 'FAITE' | 'A_REESSAYER' | 'ECHEC'

export type Execution = Readonly<{
  id: string
  nom: string
  titre: string
  etat: EtatExecution
  essai: boolean
  /** Id of the person who asked for it; null for a scheduled run. */
  par: string | null
  creeeLe: Date
  debut: Date | null
  fin: Date | null
  bilan: Bilan | null
  /** The error's message, for the technical administration. */
  erreur: string | null
}>

const ETATS: Readonly<Record<string, EtatExecution>> = {
  created: 'EN_ATTENTE',
  active: 'EN_COURS',
  completed: 'FAITE',
  retry: 'A_REESSAYER',
  failed: 'ECHEC',
  cancelled: 'ECHEC',
}

type LigneExecution = {
  id: string
  name: string
  state: string
  data: Demande | null
  output: unknown
  created_on: Date
  started_on: Date | null
  completed_on: Date | null
}

/** The last runs, latest first; of one job when `nom` is given. Kept thirty days. */
export async function listExecutions({ nom, limite = 50 }: { nom?: string; limite?: number } = {}): Promise<Execution[]> {
  await boss()
  const noms = nom === undefined ? Prisma.sql`starts_with(name, ${PREFIXE})` : Prisma.sql`name = ${fileDe(nom)}`
  const lignes = await db.$queryRaw<LigneExecution[]>`
    SELECT id::text, name, state::text, data, output, created_on, started_on, completed_on
    FROM pgboss.job WHERE ${noms} ORDER BY created_on DESC, id LIMIT ${limite}`
  return lignes.map((l) => ({
    id: l.id,
    nom: l.name.slice(PREFIXE.length),
    titre: l.data?.titre ?? l.name,
    etat: ETATS[l.state] ?? 'EN_ATTENTE',
    essai: l.data?.essai ?? false,
    par: l.data?.par ?? null,
    creeeLe: l.created_on,
    debut: l.started_on,
    fin: l.completed_on,
    bilan: l.state === 'completed' ? (l.output as Bilan | null) : null,
    erreur: l.state === 'completed' ? null : messageDe(l.output),
  }))
}

function messageDe(sortie: unknown): string | null {
  if (!sortie || typeof sortie !== 'object') return null
  const { message, value } = sortie as { message?: unknown; value?: { message?: unknown } }
  const texte = message ?? value?.message
  return typeof texte === 'string' ? texte.slice(0, 500) : null
}

export type FileAttente = Readonly<{ nom: string; enAttente: number; enCours: number; aReessayer: number; faites: number; echecs: number }>

/** How many messages each queue holds now, in each state. */
export async function listFiles(): Promise<FileAttente[]> {
  await boss()
  const lignes = await db.$queryRaw<Record<string, string | number>[]>`
    SELECT q.name AS nom,
      count(*) FILTER (WHERE j.state = 'created')::int AS "enAttente",
      count(*) FILTER (WHERE j.state = 'active')::int AS "enCours",
      count(*) FILTER (WHERE j.state = 'retry')::int AS "aReessayer",
      count(*) FILTER (WHERE j.state = 'completed')::int AS faites,
      count(*) FILTER (WHERE j.state IN ('failed', 'cancelled'))::int AS echecs
    FROM pgboss.queue q LEFT JOIN pgboss.job j ON j.name = q.name
    WHERE NOT starts_with(q.name, '__pgboss')
    GROUP BY q.name ORDER BY q.name`
  return lignes.map((l) => ({
    nom: String(l.nom),
    enAttente: Number(l.enAttente),
    enCours: Number(l.enCours),
    aReessayer: Number(l.aReessayer),
    faites: Number(l.faites),
    echecs: Number(l.echecs),
  }))
}

/**
 * Asks the workers to run a scheduled job now, or to describe what it would do (`essai`). False when it already waits or
 * runs. The caller has checked the right. @throws IntrouvableError for an unknown name
 */
export async function executerMaintenant(nom: string, { essai, par }: { essai: boolean; par?: string }): Promise<boolean> {
  const instance = await boss()
  const horaire = await instance.getSchedule(fileDe(nom))
  if (!horaire) throw new IntrouvableError()
  const demande: Demande = { titre: (horaire.data as Demande | undefined)?.titre ?? nom, essai, par }
  return (await instance.send(fileDe(nom), demande, { singletonKey: essai ? 'essai' : 'vrai' })) !== null
}
