import 'server-only'
import type { Job, JobWithMetadata } from 'pg-boss'
import { nettoyerEchecs, envoyerCourriel, tacheReprise } from '../courriel/envoi'
import { fermerTransport } from '../courriel/transport'
import { fileDe, type Demande } from './execution'
import { tacheNettoyageFichiers } from '../fichier/nettoyage'
import { PARIS } from '../temps/horloge'
import { acteurSysteme, arreter, boss, type Bilan, type Files, type Tache } from './tache'
import { trace } from '../requete/trace'

/** The core's own tasks. */
const TACHES_DU_SOCLE: readonly Tache[] = [tacheReprise, tacheNettoyageFichiers]

const RETENTION_S = 30 * 86_400

/**
 * Starts the workers of this process: mails, and each scheduled job at its hour in Paris. Jobs that no longer exist lose
 * their schedule. An hour missed while the portal was closed is caught up once. `cadence`: seconds between two reads of the
 * queues of scheduled jobs.
 */
export async function demarrerOuvriers(taches: readonly Tache[], { cadence = 5 } = {}): Promise<void> {
  const instance = await boss('ouvrier')
  const toutes = [...TACHES_DU_SOCLE, ...taches]
  for (const tache of toutes) {
    const file = fileDe(tache.nom)
    await instance.createQueue(file, {
      policy: 'exclusive',
      retryLimit: 3,
      retryDelay: 60,
      retryBackoff: true,
      expireInSeconds: 900,
      deleteAfterSeconds: RETENTION_S,
    })
    await instance.work<Demande, Bilan>(file, { pollingIntervalSeconds: cadence }, (jobs) => executer(tache, jobs))
    const donnees: Demande = { titre: tache.titre }
    await instance.schedule(file, tache.cron, donnees, { tz: PARIS, missed: 'once', singletonKey: 'vrai' })
  }
  const connues = new Set(toutes.map(({ nom }) => fileDe(nom)))
  for (const { name, key } of await instance.getSchedules()) if (!connues.has(name)) await instance.unschedule(name, key)

  // Two mails at a time: as many as the connections to the mail server.
  const options = { pollingIntervalSeconds: 1, batchSize: 10, localConcurrency: 2, includeMetadata: true, perJobResults: true } as const
  await instance.work<Files['courriel'], unknown, typeof options>('courriel', options, envoyerLot)
  await instance.work<Files['courriel']>('courriel.echec', { pollingIntervalSeconds: 10, batchSize: 10 }, (jobs) =>
    nettoyerEchecs(jobs.map((job) => job.data.id)),
  )
}

async function executer(tache: Tache, jobs: Job<Demande>[]): Promise<Bilan> {
  const essai = jobs[0]?.data?.essai ?? false
  const bilan = await tache.executer(acteurSysteme(), { essai })
  trace.info({ tache: tache.nom, essai, faits: bilan.faits }, 'tâche')
  return { faits: bilan.faits, details: bilan.details.slice(0, 200) }
}

/** One mail after the other; each succeeds or is tried again on its own. */
async function envoyerLot(jobs: JobWithMetadata<Files['courriel']>[]) {
  const resultats: { id: string; status: 'completed' | 'failed'; output?: object }[] = []
  for (const { id, data, retryCount, retryLimit } of jobs) {
    const resultat = await envoyerCourriel(data.id, { dernier: retryCount >= retryLimit })
    resultats.push(
      resultat === 'A_REESSAYER' ? { id, status: 'failed', output: { resultat } } : { id, status: 'completed', output: { resultat } },
    )
  }
  return resultats
}

const PAUSE_MS = 5_000

/** The same, tried again every five seconds while the database is away. Resolves once the workers run, or `signal` aborts. */
export async function demarrerOuvriersAvecPatience(
  taches: readonly Tache[],
  { signal, cadence }: { signal?: AbortSignal; cadence?: number } = {},
): Promise<void> {
  while (!signal?.aborted) {
    try {
      await demarrerOuvriers(taches, { cadence })
      return
    } catch (erreur) {
      trace.error({ erreur: erreur instanceof Error ? erreur.message : String(erreur) }, 'les tâches ne démarrent pas encore')
      await arreter()
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

/** Waits at most five seconds for the running jobs, and closes the connections. */
export async function arreterOuvriers(): Promise<void> {
  await arreter()
  fermerTransport()
}
