// Serves the production build: PROCESSUS processes that share the port, because one of them uses one processor only, and
// one beside them for tasks and mails, which would otherwise delay the pages.
// `node scripts/portail/serveur.ts <arguments of next start>`; scripts/portail/start.ts puts it in a process group of its own,
// so that signals reach all of it.
import cluster, { type ClusterSettings, type Worker } from 'node:cluster'
import { lireReglages } from '../../lib/core/reglages.ts'
import { NEXT, OUVRIERS } from './children.ts'

/** Milliseconds. A process that ends sooner would end again, so the portal closes rather than restarting it endlessly. */
const TROP_TOT = 10_000

/**
 * What a process holds for good is about 100 MB. On a machine with much memory Node would let the rest grow to several times
 * that before it cleans: these two, in megabytes, keep a process under 400 while it serves, and leave room for a large import.
 */
const MEMOIRE = ['--max-semi-space-size=16', '--max-old-space-size=1024']

const PAGES: ClusterSettings = { exec: NEXT, args: ['start', ...process.argv.slice(2)], execArgv: MEMOIRE }
const TACHES: ClusterSettings = { exec: OUVRIERS.at(-1), args: [], execArgv: [...MEMOIRE, ...OUVRIERS.slice(0, -1)] }

const ouverts = new Map<Worker, { quoi: ClusterSettings; le: number }>()
let fermeture = false

function ouvrir(quoi: ClusterSettings): void {
  cluster.setupPrimary(quoi)
  ouverts.set(cluster.fork(), { quoi, le: Date.now() })
}

function fermer(): void {
  fermeture = true
  for (const worker of ouverts.keys()) worker.process.kill('SIGTERM')
}

cluster.on('exit', (worker, code) => {
  const { quoi, le } = ouverts.get(worker) ?? { quoi: PAGES, le: 0 }
  ouverts.delete(worker)
  if (fermeture) return
  if (Date.now() - le >= TROP_TOT) return ouvrir(quoi)
  process.exitCode = code || 1
  fermer()
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, fermer)
for (let n = lireReglages(process.env).PROCESSUS; n > 0; n--) ouvrir(PAGES)
ouvrir(TACHES)
