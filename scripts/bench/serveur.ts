import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'
import { RACINE, SERVEUR, type Environment } from '../portail/children.ts'

/** The page that answers as soon as the server does. */
export const ETAT = '/etat'

async function portLibre(): Promise<number> {
  const sonde = createServer().listen(0, '127.0.0.1')
  await new Promise((r) => sonde.once('listening', r))
  const { port } = sonde.address() as AddressInfo
  await new Promise((r) => sonde.close(r))
  return port
}

/** Runs the production server while `travail` measures it; `lignes` collects what it logs. */
export async function avecServeur<T>(env: Environment, travail: (base: string, lignes: string[]) => Promise<T>): Promise<T> {
  const port = await portLibre()
  const serveur = spawn(process.execPath, [SERVEUR, '-H', '127.0.0.1', '-p', String(port)], {
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
        await fetch(base + ETAT)
        break
      } catch (erreur) {
        if (essai > 200) throw erreur
        await attendre(100)
      }
    }
    return await travail(base, lignes)
  } finally {
    serveur.kill('SIGTERM')
    await new Promise((r) => serveur.once('exit', r))
  }
}
