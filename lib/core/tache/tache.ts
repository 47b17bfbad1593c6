import 'server-only'
import { fromPrisma, PgBoss } from 'pg-boss'
import { frapperActeur, type Acteur } from '../auth/acteur'
import type { Tx } from '../donnees/db'
import { aOublier } from '../oubli'
import { reglages } from '../reglages'
import { horsRequete } from '../requete/hors-requete'
import { trace } from '../requete/trace'

/** The portal's own actor, for tasks. */
export const acteurSysteme = (): Acteur =>
  frapperActeur({ personneId: null, prenom: '', nom: 'Le portail', roles: [], interneId: null, msuId: null, siege: false })

/** What a run did, or would have done: the number of acts, and one line for each without personal data. */
export type Bilan = Readonly<{ faits: number; details: readonly string[] }>

/** A task: an act that time triggers. A second run finds nothing left to do; `essai` counts and changes nothing. */
export type Tache = Readonly<{
  /** `<workflow>-<verb>`, in lower case. */
  nom: string
  /** What it does, for the administration's page. */
  titre: string
  /** Five fields, in the time of Paris. */
  cron: string
  executer: (acteur: Acteur, options: { essai: boolean }) => Promise<Bilan>
}>

export const defineTache = (tache: Tache): Tache => tache

/** Queues and what a message of each holds. Each has a dead-letter twin, `<name>.echec`. */
export type Files = { courriel: { id: string } }

/** Nine attempts in about two hours; one message at most for each mail. */
const OPTIONS: Readonly<Record<keyof Files, object>> = {
  courriel: { policy: 'exclusive', retryLimit: 8, retryDelay: 30, retryBackoff: true, retryDelayMax: 1800, expireInSeconds: 180 },
}

const partage = globalThis as typeof globalThis & { bossMarguerite?: Promise<PgBoss> }

/**
 * The job queue, in PostgreSQL. Started on first use; only a worker schedules and supervises. A start that fails
 * (database away) is tried again at the next call.
 */
export function boss(role: 'ouvrier' | 'client' = 'client'): Promise<PgBoss> {
  if (!partage.bossMarguerite) {
    const enCours = horsRequete(() => demarrer(role))
    partage.bossMarguerite = enCours
    enCours.catch(() => {
      if (partage.bossMarguerite === enCours) partage.bossMarguerite = undefined
    })
  }
  return partage.bossMarguerite
}

async function demarrer(role: 'ouvrier' | 'client'): Promise<PgBoss> {
  const estOuvrier = role === 'ouvrier'
  const instance = new PgBoss({
    connectionString: reglages().DATABASE_URL,
    application_name: 'marguerite-taches',
    max: 3,
    connectionTimeoutMillis: 5000,
    schedule: estOuvrier,
    supervise: estOuvrier,
    // It would read PostgreSQL's counters of rows, which the department's role may not: they show when the support cell is
    // written to.
    monitorVacuum: false,
  })
  instance.on('error', (erreur) => trace.error({ erreur: erreur.message }, 'file de tâches'))
  try {
    await instance.start()
    for (const [file, options] of Object.entries(OPTIONS)) {
      await instance.createQueue(`${file}.echec`)
      await instance.createQueue(file, { ...options, deadLetter: `${file}.echec` })
    }
  } catch (erreur) {
    await instance.stop({ graceful: false }).catch(() => undefined)
    throw erreur
  }
  return instance
}

/**
 * Publishes a message in the caller's transaction: it exists if, and only if, the act commits. While a message with the same
 * id waits or runs, a second is not added.
 */
export async function publier<F extends keyof Files>(tx: Tx, file: F, message: Files[F]): Promise<void> {
  await (await boss()).send(file, message, { db: fromPrisma(tx), singletonKey: message.id })
}

/** Closes the queue; waits at most five seconds for what runs. */
export async function arreter(): Promise<void> {
  const enCours = await partage.bossMarguerite?.catch(() => undefined)
  partage.bossMarguerite = undefined
  await enCours?.stop({ graceful: true, timeout: 5000 })
}
aOublier(arreter)
