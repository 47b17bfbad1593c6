// The portal of one worker: a copy of the template, served by the production build, that no other worker uses. Playwright starts
// another worker after a failure, so a journey that is tried again starts from unchanged data.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { NOM } from '../../../prisma/embedded-data.ts'
import { groupeEstVivant, terminate } from '../../../prisma/embedded-process.ts'
import { RACINE, SERVEUR } from '../../../scripts/portail/children.ts'
import { environnement, type Modele } from './modele.ts'

export interface Portail {
  adresse: string
  /** Folder of its uploaded files. */
  dossier: string
  /** Address of its database, as the server's superuser. */
  base: string
  /** Folder of the server's data. */
  postgres: string
  /** The file of what its processes print, and their process group; both are unknown for a portal given by PORTAIL. */
  journal?: string
  groupe?: number
}

let ouvert: Portail | undefined

/** The portal of this worker. */
export function lePortail(): Portail {
  if (!ouvert) throw new Error('The portal is opened by the fixture `portail`.')
  return ouvert
}

/** Opens the portal's database as its superuser, for what no page offers: moving a time, or copying rows as a thief would. */
export async function administrer<T>(fn: (client: pg.Client) => Promise<T>, base = lePortail().base): Promise<T> {
  const client = new pg.Client({ connectionString: base })
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

const ici = (adresse: string, base: string): string => Object.assign(new URL(adresse), { pathname: `/${base}` }).href

async function portLibre(): Promise<number> {
  const sonde = createServer().listen(0, '127.0.0.1')
  await once(sonde, 'listening')
  const { port } = sonde.address() as AddressInfo
  sonde.close()
  await once(sonde, 'close')
  return port
}

const termine = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** Serves a copy on a free port, or on another one when the port was taken meanwhile. */
async function servir(dossier: string, url: string, soutien: string): Promise<{ adresse: string; serveur: ChildProcess; journal: string }> {
  const journal = `${dossier}.log`
  const memoire = pathToFileURL(path.join(import.meta.dirname, 'memoire.ts')).href
  for (let essai = 1; ; essai++) {
    const port = await portLibre()
    const sortie = openSync(journal, 'a')
    const serveur = spawn(process.execPath, [SERVEUR, '-H', '127.0.0.1', '-p', String(port)], {
      cwd: RACINE,
      detached: true,
      stdio: ['ignore', sortie, sortie],
      env: {
        ...environnement(),
        TZ: 'UTC',
        PORT: String(port),
        PROCESSUS: '1',
        DATABASE_URL: url,
        SOUTIEN_DATABASE_URL: soutien,
        DONNEES: dossier,
        DEMONSTRATION: '1',
        NODE_OPTIONS: `--import ${memoire}`,
      },
    })
    writeFileSync(`${dossier}.pid`, String(serveur.pid))
    const adresse = `http://127.0.0.1:${port}`
    while (!termine(serveur)) {
      const reponse = await fetch(`${adresse}/etat`).catch(() => null)
      if (reponse?.ok) return { adresse, serveur, journal }
      await wait(50)
    }
    if (essai === 3) throw new Error(`The portal does not open:\n${readFileSync(journal, 'utf8')}`)
  }
}

/** Opens the portal of a worker. Returns the function that closes it. */
async function ouvrir(nom: string): Promise<() => Promise<void>> {
  const modele = JSON.parse(process.env.MODELE_PARCOURS ?? '') as Modele
  const dossier = path.join(modele.dossier, nom)
  const { username, pathname } = new URL(modele.url)
  await administrer(
    (client) => client.query(`CREATE DATABASE ${nom} TEMPLATE ${pathname.slice(1)} OWNER ${username}`),
    modele.administration,
  )
  cpSync(modele.fichiers, dossier, { recursive: true })
  const { adresse, serveur, journal } = await servir(dossier, ici(modele.url, nom), ici(modele.soutien, nom))
  const groupe = serveur.pid ?? 0
  ouvert = { adresse, dossier, base: ici(modele.administration, nom), postgres: path.join(modele.dossier, 'postgres'), journal, groupe }
  return async () => {
    // Its data are deleted with the run, so the processes may be killed.
    if (!termine(serveur)) await terminate(-groupe, () => groupeEstVivant(groupe), ['SIGKILL'], 10_000)
    rmSync(`${dossier}.pid`)
  }
}

/** The portal named by PORTAIL, on the embedded database of DONNEES. */
function reprendre(adresse: string): Portail {
  const dossier = path.resolve(RACINE, process.env.DONNEES ?? '.donnees')
  const postgres = path.join(dossier, 'postgres')
  if (!existsSync(postgres)) throw new Error(`No embedded database in ${dossier}: name the portal’s folder with DONNEES.`)
  const motDePasse = readFileSync(`${postgres}.mot-de-passe`, 'utf8').trim()
  const socket = readFileSync(path.join(postgres, 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
  return { adresse, dossier, base: `postgresql://${NOM}:${motDePasse}@localhost/${NOM}?host=${encodeURIComponent(socket)}`, postgres }
}

/** For the worker fixture: opens the portal, lends it, closes it. */
export async function preterLePortail(rang: number, preter: (portail: Portail) => Promise<void>): Promise<void> {
  const { PORTAIL } = process.env
  if (PORTAIL) {
    ouvert = reprendre(PORTAIL)
    return preter(ouvert)
  }
  const fermer = await ouvrir(`copie_${rang}`)
  try {
    await preter(lePortail())
  } finally {
    await fermer()
  }
}
