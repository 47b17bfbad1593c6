import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Prisma } from '@/generated/prisma/client'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { db, transaction } from '@/lib/core/donnees/db'
import { inscrire, listJournal, verifierJournal } from '@/lib/core/workflow/journal'

const ligne = (objetId: string, evenement = 'essai') => ({ objetType: 'essai', objetId, evenement, qualite: 'SYSTEME' as const })
const ecrire = (objetId: string, evenement?: string) => transaction((tx) => inscrire(tx, acteurSysteme(), ligne(objetId, evenement)))

describe('R-GEN-12: the journal is append-only and chained', () => {
  let objet: string
  beforeEach(() => {
    objet = randomUUID()
  })

  it('holds 40 concurrent acts in one unbroken chain', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => ecrire(objet, `acte ${i}`)))
    expect(await listJournal('essai', objet)).toHaveLength(40)
    expect((await verifierJournal()).premiereRupture).toBeNull()
  })

  it('keeps nothing of an act that was rolled back, and the chain stays whole', async () => {
    await expect(
      transaction(async (tx) => {
        await inscrire(tx, acteurSysteme(), ligne(objet))
        throw new Error('retour en arrière')
      }),
    ).rejects.toThrow('retour en arrière')
    await ecrire(objet, 'après')
    expect((await listJournal('essai', objet)).map((l) => l.evenement)).toEqual(['après'])
    expect((await verifierJournal()).premiereRupture).toBeNull()
  })

  it('refuses to change, delete or truncate a line', async () => {
    await ecrire(objet)
    await expect(db.ligneJournal.updateMany({ where: { objetId: objet }, data: { motif: 'autre' } })).rejects.toThrow()
    await expect(db.ligneJournal.deleteMany({ where: { objetId: objet } })).rejects.toThrow()
    await expect(db.$executeRaw`TRUNCATE journal`).rejects.toThrow()
  })

  /** Disables the triggers of the table for one statement, as its owner can. */
  const sansVerrous = (ordre: Prisma.PrismaPromise<number>) =>
    db.$transaction([
      db.$executeRaw`ALTER TABLE journal DISABLE TRIGGER USER`,
      ordre,
      db.$executeRaw`ALTER TABLE journal ENABLE TRIGGER USER`,
    ])

  it('finds the line that was altered while the triggers were disabled', async () => {
    await ecrire(objet, 'un')
    await ecrire(objet, 'deux')
    const victime = await db.ligneJournal.findFirstOrThrow({ where: { objetId: objet, evenement: 'un' } })
    await sansVerrous(db.$executeRaw`UPDATE journal SET evenement = 'UN' WHERE id = ${victime.id}`)
    expect((await verifierJournal()).premiereRupture).toBe(Number(victime.rang))
    await sansVerrous(db.$executeRaw`UPDATE journal SET evenement = 'un' WHERE id = ${victime.id}`)
    expect((await verifierJournal()).premiereRupture).toBeNull()
  })

  it('finds the rank of a deleted line', async () => {
    await ecrire(objet, 'un')
    await ecrire(objet, 'deux')
    const victime = await db.ligneJournal.findFirstOrThrow({ where: { objetId: objet, evenement: 'un' } })
    await sansVerrous(db.$executeRaw`DELETE FROM journal WHERE id = ${victime.id}`)
    expect((await verifierJournal()).premiereRupture).toBe(Number(victime.rang))
  })
})
