import { execFileSync, spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'
import type { Application } from '../portail/build.ts'
import { NEXT, OUVRIERS, RACINE, SERVEUR, type Environment } from '../portail/children.ts'

/** What a bench serves: Node's arguments, and a page that answers as soon as the server does. */
export type Service = Readonly<{ args: readonly string[]; pret: string }>

/** The bare page: the portal's own, which asks for neither the session nor the database. */
export const ETAT = '/etat'
export const PORTAIL: Service = { args: [SERVEUR], pret: ETAT }
/** The plain list, another application on the same versions, the same database and one process. */
export const APPLICATION_SIMPLE: Application = {
  folder: 'scripts/bench/liste-simple',
  dist: '.next',
  sources: [
    'package-lock.json',
    'prisma/schema',
    ...['app', 'instrumentation.ts', 'next.config.ts', 'proxy.ts', 'tsconfig.json'].map((f) => `scripts/bench/liste-simple/${f}`),
  ],
}
export const LISTE_SIMPLE: Service = { args: [NEXT, 'start', APPLICATION_SIMPLE.folder], pret: '/' }

async function portLibre(): Promise<number> {
  const sonde = createServer().listen(0, '127.0.0.1')
  await new Promise((r) => sonde.once('listening', r))
  const { port } = sonde.address() as AddressInfo
  await new Promise((r) => sonde.close(r))
  return port
}

export type Memoire = Readonly<{ quoi: string; mo: number }>

/** Resident memory in megabytes of a server's processes, its own first. */
export function memoires(pid: number): Memoire[] {
  const lignes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' }).trim().split('\n')
  const tous = lignes.map((ligne) => {
    const [lui = '', parent = '', ko = '', ...args] = ligne.trim().split(/\s+/)
    return { pid: Number(lui), parent: Number(parent), ko: Number(ko), args }
  })
  const quoi = (args: readonly string[]): string => (args.includes(OUVRIERS.at(-1) ?? '') ? 'tâches et courriels' : 'pages')
  return tous
    .filter((p) => p.pid === pid || p.parent === pid)
    .map((p) => ({ quoi: p.pid === pid ? 'surveillance' : quoi(p.args), mo: Math.round(p.ko / 1024) }))
}

export type Serveur = Readonly<{ base: string; lignes: string[]; pid: number }>

/** Runs a production server while `travail` measures it; `lignes` collects what it logs. */
export async function avecServeur<T>(env: Environment, travail: (serveur: Serveur) => Promise<T>, service = PORTAIL): Promise<T> {
  const port = await portLibre()
  const serveur = spawn(process.execPath, [...service.args, '-H', '127.0.0.1', '-p', String(port)], {
    cwd: RACINE,
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lignes: string[] = []
  serveur.stdout.setEncoding('utf8').on('data', (texte: string) => lignes.push(...texte.split('\n')))
  const base = `http://127.0.0.1:${port}`
  try {
    for (let essai = 0; ; essai++) {
      try {
        await fetch(base + service.pret)
        break
      } catch (erreur) {
        if (essai > 200) throw erreur
        await attendre(100)
      }
    }
    return await travail({ base, lignes, pid: serveur.pid ?? 0 })
  } finally {
    serveur.kill('SIGTERM')
    await new Promise((r) => serveur.once('exit', r))
  }
}
