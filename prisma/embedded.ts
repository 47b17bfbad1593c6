import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { accountFor, EmbeddedDatabaseError, findBinaries, spawnOptions } from './embedded-binaries.ts'
import {
  estInitialise,
  initialise,
  NOM,
  prepareParent,
  preparePassword,
  prepareSocketFolder,
  settle,
  stopLeftover,
  type Installation,
} from './embedded-data.ts'
import { takeLock } from './embedded-process.ts'
import { DEPARTEMENT, prepareRoles, shareDatabase, SOUTIEN, type RolePasswords } from './embedded-roles.ts'

export interface EmbeddedOptions {
  /** Folder of the data; kept from one start to the next. Default `.donnees/postgres`. */
  dataDir?: string
  /** True: an acknowledged write survives a power cut. False: as fast as possible, for data that may be lost. */
  durable?: boolean
}

/** Addresses of one database, each with a role that cannot read what the other owns. */
export interface Addresses {
  /** The department's. */
  url: string
  /** The support cell's. */
  soutien: string
}

export interface EmbeddedServer extends Addresses {
  pid: number
  /** Address of a database of the server as its superuser, for tests and tools. */
  urlOf(database: string): string
  /** Creates another database like the portal's own, empty, unless the server has it. */
  open(database: string): Promise<Addresses>
  /** Closes the server after its clients' transactions were rolled back; may be called twice. */
  stop(): Promise<void>
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>
}

/**
 * Starts a real PostgreSQL from the binaries that npm brought, as root or not, and creates the database `portail` with its
 * two roles.
 * Removes first what an earlier start left behind after a `kill -9` (server, locks, half-made data).
 * @throws EmbeddedDatabaseError with a French sentence
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const given = path.resolve(options.dataDir ?? '.donnees/postgres')
  prepareParent(path.dirname(given))
  const holder = takeLock(`${given}.verrou`)
  if (holder) {
    throw new EmbeddedDatabaseError(`La base de données de ${given} est déjà ouverte par le processus ${holder.pid}. Arrêtez-le d’abord.`)
  }
  const release = (): void => fs.rmSync(`${given}.verrou`, { force: true })
  try {
    const dataDir = settle(given)
    const account = accountFor(dataDir)
    const bin = findBinaries(account)
    await stopLeftover(dataDir)
    const password = preparePassword(`${given}.mot-de-passe`, dataDir, bin, account)
    const durable = options.durable ?? true
    if (!estInitialise(dataDir)) initialise(dataDir, { bin, account, password, durable })
    const sockets = prepareSocketFolder(dataDir, account)
    const server = await launch({ dataDir, sockets, bin, account, password, log: `${given}.log`, durable })
    void server.ended.then(() => {
      fs.rmSync(sockets, { recursive: true, force: true })
      release()
    })
    return server
  } catch (error) {
    release()
    throw readable(error, given)
  }
}

interface Launch extends Installation {
  dataDir: string
  log: string
  /** Folder of the socket. */
  sockets: string
}

const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

async function launch(settings: Launch): Promise<EmbeddedServer> {
  // Workers of a killed server need a moment to release its shared memory.
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchOnce(settings)
    } catch (error) {
      if (attempt === 5) throw error
      await wait(attempt * 200)
    }
  }
}

async function launchOnce(settings: Launch): Promise<EmbeddedServer> {
  const { dataDir, sockets, bin, account, password, log, durable } = settings
  // A socket in a closed folder: other accounts of the machine cannot try a password, and a query costs a third less than on a
  // TCP port.
  const parameters = ['listen_addresses=', `unix_socket_directories=${sockets}`, 'timezone=UTC', ...(durable ? [] : FAST)]
  const output = fs.openSync(log, fs.existsSync(log) && fs.statSync(log).size > 5_000_000 ? 'w' : 'a', 0o600)
  // Detached: Ctrl-C in the terminal must reach the portal first, which stops the database last.
  const options = ['-D', dataDir, ...parameters.flatMap((each) => ['-c', each])]
  const child = spawn(path.join(bin, 'postgres'), options, {
    ...spawnOptions(account),
    detached: true,
    stdio: ['ignore', output, output],
  })
  fs.closeSync(output)
  const ended = once(child, 'exit').then(
    () => undefined,
    () => undefined,
  )
  const lastResort = (): void => void child.kill('SIGINT')
  process.once('exit', lastResort)
  void ended.then(() => process.removeListener('exit', lastResort))

  const addressOf = (role: string, secret: string, database: string): string =>
    `postgresql://${role}:${secret}@localhost/${database}?host=${encodeURIComponent(sockets)}`
  const urlOf = (database: string): string => addressOf(NOM, password, database)
  const stop = async (): Promise<void> => {
    child.kill('SIGINT')
    const impatient = setTimeout(() => child.kill('SIGQUIT'), 15_000)
    await ended
    clearTimeout(impatient)
  }
  try {
    await onceReady(urlOf('postgres'), child, log)
    const passwords = await prepareRoles(urlOf('postgres'))
    const open = async (database: string): Promise<Addresses> => {
      await createDatabase(urlOf('postgres'), database)
      await shareDatabase(urlOf(database))
      const lesser = (role: keyof RolePasswords): string => addressOf(role, passwords[role], database)
      return { url: lesser(DEPARTEMENT), soutien: lesser(SOUTIEN) }
    }
    return { ...(await open(NOM)), pid: child.pid ?? 0, urlOf, open, stop, ended }
  } catch (error) {
    await stop()
    throw error
  }
}

const estTermine = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null || !child.pid

async function onceReady(url: string, child: ChildProcess, log: string): Promise<void> {
  // Recovery after a crash may replay a lot of journal: two minutes is an upper bound, not a usual time.
  for (let waited = 0; ; waited += 50) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return
    } catch (error) {
      if (estTermine(child) || waited > 120_000) {
        throw new EmbeddedDatabaseError(`La base de données n’a pas pu s’ouvrir. Son journal (${log}) finit par :\n${lastLines(log)}`, {
          cause: error,
        })
      }
    } finally {
      await client.end().catch(() => undefined)
    }
    await wait(50)
  }
}

async function createDatabase(administration: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: administration })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

const lastLines = (file: string): string => fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n')

function readable(error: unknown, dataDir: string): unknown {
  if (error instanceof EmbeddedDatabaseError) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM') {
    return new EmbeddedDatabaseError(
      `Le dossier des données (${dataDir}) appartient à un autre compte de la machine : ` +
        'lancez Marguerite avec ce compte, ou changez le propriétaire du dossier.',
      { cause: error },
    )
  }
  if (code === 'ENOSPC') return new EmbeddedDatabaseError('Il n’y a plus de place sur le disque.', { cause: error })
  return new EmbeddedDatabaseError(`La base de données n’a pas pu être préparée : ${message}`, { cause: error })
}
