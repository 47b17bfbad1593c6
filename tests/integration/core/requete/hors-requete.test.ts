import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as attendre } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { toutOublier } from '@/lib/core/oubli'
import { compterEssai } from '@/lib/core/requete/debit'
import { boss } from '@/lib/core/tache/tache'
import { db as cellule } from '@/lib/soutien/db'

setFlagsFromString('--expose-gc')
const ramasser = runInNewContext('gc') as () => void
const requetes = new AsyncLocalStorage<object>()

/** A request that opens something, and of which nothing else is kept. */
async function servir(ouvrir: () => Promise<unknown>): Promise<WeakRef<object>> {
  const requete = { formulaire: 'x'.repeat(1000) }
  await requetes.run(requete, ouvrir)
  return new WeakRef(requete)
}

beforeEach(toutOublier)

it.each([
  ['the department’s pool', () => db.$queryRaw`SELECT 1`],
  ['the cell’s pool', () => cellule().$queryRaw`SELECT 1`],
  ['the pool that counts tries', () => compterEssai({ nom: 'essai', points: 5, secondes: 60 }, 'cle')],
  ['the queue', () => boss()],
])('R-SOU-5: %s does not keep the request that opened it in memory', async (_, ouvrir) => {
  const requete = await servir(ouvrir)
  for (let essai = 0; essai < 20 && requete.deref(); essai++) {
    await attendre(50)
    ramasser()
  }
  expect(requete.deref(), 'open it with `horsRequete`').toBeUndefined()
})
