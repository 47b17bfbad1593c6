import { AsyncLocalStorage } from 'node:async_hooks'

const partage = globalThis as typeof globalThis & { horsRequete?: ReturnType<typeof AsyncLocalStorage.snapshot> }

/**
 * Runs a function outside of the request being served. For what outlives a request: a socket or a timer holds the context it
 * was made in, and would keep that request in memory with all that its form held. `app/ouverture.ts` loads this file when the
 * server starts, before any request.
 */
export const horsRequete = (partage.horsRequete ??= AsyncLocalStorage.snapshot())
