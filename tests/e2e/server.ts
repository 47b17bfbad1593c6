// The portals the journeys walk through: on each of PORTS, `npm start` with a data folder of its own, DONNEES and its port,
// removed at the end. They load their demonstrations together; PRET answers once all are open. What each writes is kept beside
// its folder meanwhile, and its processes show their memory when asked, for a journey to search in both.
import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { ensureBuild } from '../../scripts/portail/build.ts'

const { DATABASE_URL: _, DEMONSTRATION: __, DONNEES, PORTS, PRET, ...env } = process.env
if (!DONNEES || !PORTS) throw new Error('DONNEES begins the names of the folders to make and to remove, one for each of PORTS.')
const memoire = pathToFileURL(path.join(import.meta.dirname, 'memoire.ts')).href

function open(port: string): ChildProcess {
  const folder = path.resolve(`${DONNEES}${port}`)
  const portal = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/portail/start.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, PORT: port, DONNEES: folder, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} --import ${memoire}` },
  })
  const log = createWriteStream(`${folder}.log`)
  for (const [from, to] of [
    [portal.stdout, process.stdout],
    [portal.stderr, process.stderr],
  ] as const) {
    from.pipe(to, { end: false })
    from.pipe(log, { end: false })
  }
  portal.on('exit', () => {
    for (const made of [folder, `${folder}.log`]) rmSync(made, { recursive: true, force: true })
  })
  return portal
}

async function answers(port: string): Promise<void> {
  while (
    !(await fetch(`http://127.0.0.1:${port}/connexion`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await wait(200)
}

// Made once, for all of them.
await ensureBuild(env)
const ports = PORTS.split(',')
const portals = ports.map(open)
const stop = (signal: NodeJS.Signals): void => portals.forEach((portal) => portal.kill(signal))
// Playwright signals the whole group; the portals close in order and this process waits for them.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal))
let left = portals.length
for (const portal of portals)
  portal.on('exit', (code) => {
    left -= 1
    // One that ends by itself takes the others with it.
    if (left > 0) return stop('SIGTERM')
    process.exit(code ?? 1)
  })
if (PRET) {
  await Promise.all(ports.map(answers))
  createServer((_request, response) => response.end()).listen(Number(PRET), '127.0.0.1')
}
