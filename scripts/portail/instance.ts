import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import {
  estVivant,
  groupeEstVivant,
  identityOf,
  readJson,
  takeLock,
  terminate,
  type ProcessIdentity,
} from '../../prisma/embedded-process.ts'
import { RACINE, StartError } from './children.ts'

/** What one running portal writes in its data folder, so that the next start can recognise it or clean up after it. */
interface Trace {
  address: string
  /** Leaders of the process groups it started. */
  groups: ProcessIdentity[]
}

export interface Instance {
  /** Remembers a child, so that a start after `kill -9` can end it. */
  remember(pid: number): void
  release(): void
}

/**
 * Makes this process the only portal of a data folder, ends the processes that a killed portal left running, and checks the
 * port.
 * @throws StartError when the portal already runs there, or when another program holds the port
 */
export async function claimInstance(folder: string, port: number): Promise<Instance> {
  const lock = path.join(folder, 'portail.verrou')
  const trace = path.join(folder, 'portail.json')
  const address = `http://127.0.0.1:${port}`
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const holder = takeLock(lock)
  if (holder) {
    const known = readJson<Trace>(trace)?.address
    throw new StartError(
      `Marguerite est déjà ouverte${known ? ` à l’adresse ${known}` : ''} (processus ${holder.pid}). ` +
        'Arrêtez-la d’abord, ou choisissez un autre dossier de données avec DONNEES.',
    )
  }
  const release = (): void => {
    rmSync(trace, { force: true })
    rmSync(lock, { force: true })
  }
  try {
    await endLeftovers(trace)
    await checkPort(port)
  } catch (error) {
    rmSync(lock, { force: true })
    throw error
  }
  const groups: ProcessIdentity[] = []
  return {
    remember(pid) {
      const identity = identityOf(pid)
      if (identity) groups.push(identity)
      writeFileSync(trace, JSON.stringify({ address, groups } satisfies Trace), { mode: 0o600 })
    },
    release,
  }
}

async function endLeftovers(trace: string): Promise<void> {
  for (const leader of readJson<Trace>(trace)?.groups ?? []) {
    if (!estVivant(leader) && !leavesMembers(leader.pid)) continue
    await terminate(-leader.pid, () => groupeEstVivant(leader.pid), ['SIGTERM', 'SIGKILL'], 3000)
  }
}

// The leader of a group may have been killed alone, and its number given to another process since. So each member must run
// in this folder; only Linux can tell.
function leavesMembers(group: number): boolean {
  if (process.platform !== 'linux' || identityOf(group)) return false
  const members = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && groupOf(pid) === group && identityOf(Number(pid)))
  return members.length > 0 && members.every((pid) => workingFolderOf(pid) === RACINE)
}

function groupOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])
  } catch {
    return null
  }
}

function workingFolderOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      const raison =
        code === 'EACCES'
          ? `Le port ${port} est réservé à l’administrateur de la machine.`
          : `Le port ${port} est déjà utilisé par un autre programme.`
      reject(new StartError(`${raison} Choisissez-en un autre, par exemple : PORT=${port < 1024 ? 3000 : port + 1} npm start`))
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}
