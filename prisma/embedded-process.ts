import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** A process that can be recognised later: numbers are reused, the pair of number and start time is not. */
export interface ProcessIdentity {
  pid: number
  startedAt: string
}

/** Identity of a living process, or null when no process has this number. A zombie counts as gone. */
export function identityOf(pid: number): ProcessIdentity | null {
  const startedAt = process.platform === 'linux' ? linuxStartTime(pid) : portableStartTime(pid)
  return startedAt === null ? null : { pid, startedAt }
}

function linuxStartTime(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return null
    // The start time, counted from the start of the machine, whose identifier is therefore added.
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch {
    return null
  }
}

function portableStartTime(pid: number): string | null {
  try {
    const [state, ...started] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { stdio: 'pipe' })
      .toString()
      .trim()
      .split(/\s+/)
    return !state || state.startsWith('Z') ? null : started.join(' ')
  } catch {
    return null
  }
}

/** True while the very same process lives. */
export function estVivant(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt
}

/** The command line of a process, empty when it cannot be read. */
export function commandLineOf(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { stdio: 'pipe' }).toString()
  } catch {
    return ''
  }
}

/** True while at least one process of the group lives, its leader or another. */
export function groupeEstVivant(leader: number): boolean {
  try {
    process.kill(-leader, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Sends each signal in turn to `target` (a process, or a group when negative) until `isAlive` says it is gone.
 * `patience` is the time left to each signal, in milliseconds. Returns whether it is gone.
 */
export async function terminate(target: number, isAlive: () => boolean, signals: NodeJS.Signals[], patience: number): Promise<boolean> {
  for (const signal of signals) {
    try {
      process.kill(target, signal)
    } catch {
      // already gone, or not ours: isAlive decides
    }
    for (let waited = 0; waited < patience; waited += 50) {
      if (!isAlive()) return true
      await wait(50)
    }
  }
  return !isAlive()
}

/** Reads a JSON file; null when it is absent or was cut short by a crash. */
export function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return null
  }
}

/**
 * Takes the lock `file` for this process. Returns the living process that already holds it, or null when taken.
 * A lock whose holder died is taken over.
 */
export function takeLock(file: string): ProcessIdentity | null {
  const own = `${file}.${process.pid}`
  writeFileSync(own, JSON.stringify(identityOf(process.pid)), { mode: 0o600 })
  try {
    for (;;) {
      try {
        linkSync(own, file) // atomic, and never seen half written
        return null
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = readJson<ProcessIdentity>(file)
      if (holder && estVivant(holder)) return holder
      removeDeadLock(file, `${own}.mort`)
    }
  } finally {
    rmSync(own, { force: true })
  }
}

// Two starts may find the same stale lock, and the slower one may take the fresh lock of the faster: it puts it back.
function removeDeadLock(file: string, aside: string): void {
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const caught = readJson<ProcessIdentity>(aside)
  if (caught && estVivant(caught)) renameSync(aside, file)
  else rmSync(aside, { force: true })
}
