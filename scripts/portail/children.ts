import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { groupeEstVivant, terminate } from '../../prisma/embedded-process.ts'

/** The repository's root. */
export const RACINE = path.resolve(import.meta.dirname, '../..')

/** Next's own command, run with this Node. */
export const NEXT = path.join(RACINE, 'node_modules/next/dist/bin/next')

/** What serves the production build; it takes the arguments of `next start`. */
export const SERVEUR = path.join(RACINE, 'scripts/portail/serveur.ts')

/** The process of tasks and mails, as Node's arguments. It loads the portal's own modules, as Next would. */
export const OUVRIERS = ['--conditions=react-server', '--import', 'tsx', path.join(RACINE, 'scripts/portail/ouvriers.ts')]

/** A mistake of the person or a fault of the machine, in one French sentence and shown without a stack trace. */
export class StartError extends Error {
  override name = 'StartError'
}

export type Environment = NodeJS.ProcessEnv

/** A program started by the portal, in a group of its own: Ctrl-C reaches the portal alone, which stops them in order. */
export interface Child {
  pid: number
  /** Exit code, or null when a signal ended it. */
  ended: Promise<number | null>
  stop(): Promise<void>
}

/** Starts `node <args>` at the repository's root. */
export function startNode(args: string[], env: Environment): Child {
  const child = spawn(process.execPath, args, {
    cwd: RACINE,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Days are counted in UTC and shown in the time of Paris, in whatever zone the machine is.
    env: { ...env, TZ: 'UTC', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const pid = child.pid
  if (pid === undefined) throw new StartError(`Le programme ${args[0] ?? ''} n’a pas pu être lancé.`)
  return {
    pid,
    ended: once(child, 'exit').then(([code]) => code as number | null),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return // its number may belong to another program by now
      await terminate(-pid, () => groupeEstVivant(pid), ['SIGTERM', 'SIGKILL'], 10_000)
    },
  }
}

/** Waits until something answers at `address`, whatever the answer. Rejects when `child` ends first. */
export async function waitForAnswer(address: string, child: Child): Promise<void> {
  let ended = false
  void child.ended.then(() => {
    ended = true
  })
  for (;;) {
    if (ended) throw new StartError('Le portail s’est arrêté avant de répondre ; les lignes ci-dessus disent pourquoi.')
    try {
      await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(60_000) })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
