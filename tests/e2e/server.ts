// A portal the journeys walk through: `npm start` on a data folder of its own, DONNEES, removed at the end. What it writes is
// kept beside that folder meanwhile, and its processes show their memory when asked, for a journey to search in both.
import { spawn } from 'node:child_process'
import { createWriteStream, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const donnees = process.env.DONNEES
if (!donnees) throw new Error('DONNEES is the folder to make and to remove.')
const folder = path.resolve(donnees)
const { DATABASE_URL: _, DEMONSTRATION: __, ...env } = process.env
const memoire = pathToFileURL(path.join(import.meta.dirname, 'memoire.ts')).href
const portal = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/start.ts')], {
  stdio: ['ignore', 'pipe', 'pipe'],
  env: { ...env, DONNEES: folder, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} --import ${memoire}` },
})
const log = createWriteStream(`${folder}.log`)
for (const [from, to] of [
  [portal.stdout, process.stdout],
  [portal.stderr, process.stderr],
] as const) {
  from.pipe(to, { end: false })
  from.pipe(log, { end: false })
}
// Playwright signals the whole group; the portal closes in order and this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => portal.kill(signal))
portal.on('exit', (code) => {
  for (const made of [folder, `${folder}.log`]) rmSync(made, { recursive: true, force: true })
  process.exit(code ?? 1)
})
