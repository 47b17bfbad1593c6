import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { throwAwayFolder } from '@/prisma/embedded-data'
import { startEmbedded, type EmbeddedServer } from '@/prisma/embedded'
import { deployMigrations } from '@/prisma/migrate'

const dossier = throwAwayFolder()
const ouvrir = (): Promise<EmbeddedServer> => startEmbedded({ dataDir: path.join(dossier, 'postgres'), durable: true })
let serveur: EmbeddedServer

beforeAll(async () => {
  serveur = await ouvrir()
  await deployMigrations(serveur.url)
  process.env.DATABASE_URL = serveur.url
})
afterAll(async () => {
  await serveur.stop()
  rmSync(dossier, { recursive: true, force: true })
})

it('a database killed under load loses no acknowledged act, and the portal reconnects without a restart', async () => {
  const { db, transaction } = await import('@/lib/core/donnees/db')
  const { inscrire, verifierJournal } = await import('@/lib/core/workflow/journal')
  const { acteurSysteme } = await import('@/lib/core/tache/tache')
  const acquittes: string[] = []
  let echecs = 0
  let fini = false
  const charge = Array.from({ length: 4 }, async () => {
    while (!fini) {
      const objetId = randomUUID()
      try {
        await transaction((tx) => inscrire(tx, acteurSysteme(), { objetType: 'essai', objetId, evenement: 'acte', qualite: 'SYSTEME' }))
        acquittes.push(objetId)
      } catch {
        echecs += 1
        await attendre(50)
      }
    }
  })
  const encore = (compte: () => number, plus: number) => {
    const but = compte() + plus
    return vi.waitUntil(() => compte() >= but, { timeout: 100_000 })
  }
  const actes = (): number => acquittes.length
  await encore(actes, 50)
  process.kill(serveur.pid, 'SIGKILL')
  await serveur.ended
  await encore(() => echecs, 20)
  serveur = await ouvrir()
  await encore(actes, 50)
  fini = true
  await Promise.all(charge)
  const presents = await db.ligneJournal.count({ where: { objetId: { in: acquittes } } })
  expect(presents).toBe(acquittes.length)
  expect((await verifierJournal()).premiereRupture).toBeNull()
  await db.$disconnect()
})
