import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { accountFor, canEnter, EmbeddedDatabaseError, estRoot, runTool, sharedFolder, type Account } from './embedded-binaries.ts'
import { commandLineOf, estVivant, identityOf, terminate } from './embedded-process.ts'

/** Superuser and database of the embedded server. The portal itself connects with lesser roles. */
export const NOM = 'portail'

/** A file system in memory, and the bytes it must have free: containers often give it 64 MB. */
const MEMORY = '/dev/shm'
const ROOM = 2_000_000_000

/** The fastest folder for the files of one run: a copy of a database makes a thousand of them. */
export function fastFolder(): string {
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY)
    fs.accessSync(MEMORY, fs.constants.W_OK)
    return bavail * bsize > ROOM ? MEMORY : os.tmpdir()
  } catch {
    return os.tmpdir()
  }
}

/** A new temporary folder in which an embedded server may keep its data; the caller removes it. */
export function throwAwayFolder(parent = os.tmpdir()): string {
  const folder = fs.mkdtempSync(path.join(parent, 'marguerite-'))
  if (estRoot) fs.chmodSync(folder, 0o711)
  return folder
}

/** Makes the folder around the data. `nobody` must be able to pass through it; the secrets inside are 0600. */
export function prepareParent(parent: string): void {
  if (!fs.existsSync(parent)) fs.mkdirSync(parent, { recursive: true, mode: estRoot ? 0o711 : 0o700 })
}

/**
 * The folder where the data really are: under a folder that only root may enter, a symbolic link replaces it and points to a
 * folder elsewhere.
 */
export function settle(given: string): string {
  if (fs.existsSync(given)) return fs.realpathSync(given)
  const account = accountFor(given)
  if (!estRoot || canEnter(path.dirname(given), account)) return given
  const elsewhere = path.join(sharedFolder(), `postgres-${randomBytes(6).toString('hex')}`)
  fs.mkdirSync(elsewhere, { mode: 0o700 })
  if (account.uid !== undefined && account.gid !== undefined) fs.chownSync(elsewhere, account.uid, account.gid)
  fs.rmSync(given, { force: true }) // a link whose target was removed
  fs.symlinkSync(elsewhere, given)
  return elsewhere
}

/**
 * The folder of the server's socket, open to its account alone. Not in the data: the path of a socket has about 100 characters
 * at most. The same for the same data, so that a portal finds a server that was started again.
 */
export function prepareSocketFolder(dataDir: string, { uid = process.getuid?.(), gid = process.getgid?.() }: Account): string {
  const folder = path.join(os.tmpdir(), `marguerite-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`)
  // A folder that was already there is never taken over: another account may have made it to listen in our place.
  const made = fs.mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined
  if (made && estRoot && uid !== undefined && gid !== undefined) fs.chownSync(folder, uid, gid)
  const found = fs.lstatSync(folder)
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0)
    throw new EmbeddedDatabaseError(`Le dossier ${folder} appartient à un autre compte de la machine : supprimez-le, puis recommencez.`)
  return folder
}

/** True when the folder holds a server's data. */
export const estInitialise = (dataDir: string): boolean => fs.existsSync(path.join(dataDir, 'PG_VERSION'))

/** The password kept in `file`, made at the first start. */
export function preparePassword(file: string, dataDir: string, bin: string, account: Account): string {
  const kept = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : ''
  if (kept) return kept
  const password = randomBytes(24).toString('base64url')
  if (estInitialise(dataDir)) {
    // The file was lost, not the data: give the role a new password without a server.
    runTool(path.join(bin, 'postgres'), ['--single', '-D', dataDir, 'postgres'], account, {
      input: `ALTER ROLE ${NOM} PASSWORD '${password}'\n`,
    })
  }
  fs.writeFileSync(file, `${password}\n`, { mode: 0o600 })
  return password
}

export interface Installation {
  /** Folder of PostgreSQL's programs. */
  bin: string
  account: Account
  password: string
  durable: boolean
}

/** Makes an empty server's data under another name, then renames them, so that an interruption never leaves half of them. */
export function initialise(dataDir: string, { bin, account, password, durable }: Installation): void {
  const draft = `${dataDir}.initialisation`
  const passwordFile = `${draft}.mot-de-passe`
  try {
    fs.rmSync(draft, { recursive: true, force: true })
    fs.mkdirSync(draft, { mode: 0o700 })
    fs.writeFileSync(passwordFile, password, { mode: 0o600 })
    for (const each of [draft, passwordFile]) {
      if (account.uid !== undefined && account.gid !== undefined) fs.chownSync(each, account.uid, account.gid)
    }
    const options = ['-D', draft, '-U', NOM, `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8']
    // French order in every list: eau, école, Évreux, zèbre.
    options.push('--locale=C', '--locale-provider=icu', '--icu-locale=fr-FR')
    if (!durable) options.push('--no-sync')
    runTool(path.join(bin, 'initdb'), options, account)
    fs.renameSync(draft, dataDir) // replaces an empty folder
  } finally {
    fs.rmSync(passwordFile, { force: true })
    fs.rmSync(draft, { recursive: true, force: true })
  }
}

/** Stops the server that a killed start left running on this data. */
export async function stopLeftover(dataDir: string): Promise<void> {
  const file = path.join(dataDir, 'postmaster.pid')
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  if (!(pid > 0)) return fs.rmSync(file) // cut short by a power failure
  const identity = identityOf(pid)
  // A number without a process: PostgreSQL removes its own file, after checking that no worker still uses the shared memory.
  if (!identity) return
  if (!commandLineOf(pid).includes(dataDir)) {
    fs.rmSync(file, { force: true }) // the number now belongs to another program
    return
  }
  const gone = await terminate(pid, () => estVivant(identity), ['SIGINT', 'SIGQUIT', 'SIGKILL'], 5000)
  if (!gone) throw new EmbeddedDatabaseError(`Un ancien serveur de base de données (processus ${pid}) refuse de s’arrêter.`)
}
