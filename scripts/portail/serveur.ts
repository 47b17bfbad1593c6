// Serves the production build: PROCESSUS processes that share the port, because one of them uses one processor only.
// `node scripts/portail/serveur.ts <arguments of next start>`; scripts/portail/start.ts gives it a group of its own, which signals reach whole.
import cluster, { type Worker } from 'node:cluster'
import { lireReglages } from '../../lib/core/reglages.ts'
import { NEXT } from './children.ts'

/** A process that ends sooner would end again: the portal closes rather than starting it for ever. Milliseconds. */
const TROP_TOT = 10_000

const ouvertsLe = new Map<Worker, number>()
let fermeture = false

function ouvrir(): void {
  ouvertsLe.set(cluster.fork(), Date.now())
}

cluster.setupPrimary({ exec: NEXT, args: ['start', ...process.argv.slice(2)] })
cluster.on('exit', (worker, code) => {
  const duree = Date.now() - (ouvertsLe.get(worker) ?? 0)
  ouvertsLe.delete(worker)
  if (!fermeture && duree >= TROP_TOT) return ouvrir()
  if (!fermeture) process.exitCode = code || 1
  fermeture = true
  for (const autre of ouvertsLe.keys()) autre.process.kill('SIGTERM')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    fermeture = true
    for (const worker of ouvertsLe.keys()) worker.process.kill('SIGTERM')
  })
for (let n = lireReglages(process.env).PROCESSUS; n > 0; n--) ouvrir()
