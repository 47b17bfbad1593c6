import { describe, expect, it } from 'vitest'
import { sceller } from '@/lib/core/coffre/chiffrement'
import { aInstant, instantDeParis } from '@/lib/core/temps/horloge'
import { db } from '@/lib/soutien/db'
import { repondre } from '@/lib/soutien/demande/commands'
import { PAR_JOUR } from '@/lib/soutien/piece/commands'
import { consommerPreuve } from '@/lib/soutien/preuve/commands'
import { unCas, unePreuve, unMembre } from '@/tests/factories/soutien/soutien'

const leJour = <T>(iso: string, fn: () => Promise<T>): Promise<T> => aInstant(instantDeParis(iso), fn)

describe('limits on writing, without an address', () => {
  it('R-SOU-23: the minute of a used proof is kept, without the second', async () => {
    await leJour('2027-03-02T14:03:27', async () => consommerPreuve(await unePreuve()))
    const [preuve] = await db().preuve.findMany()
    expect([preuve?.utiliseeLe, preuve?.expireLe].map((d) => d?.toISOString())).toEqual([
      '2027-03-02T13:03:00.000Z',
      '2027-03-02T17:04:00.000Z',
    ])
  })

  it('DEBIT: « Vous avez beaucoup écrit aujourd’hui, et tout est arrivé… »: a person cannot fill the disk, and may write again the next day', async () => {
    const membre = await unMembre()
    const cas = await unCas([{ membre }])
    const contenu = await sceller({ texte: 'encore' }, [cas.cle.publique])
    await db().piece.updateMany({ where: { casId: cas.id }, data: { jour: new Date('2027-03-01') } })
    const rangs = Array.from({ length: PAR_JOUR - 1 }, (_, n) => ({ casId: cas.id, genre: 'MESSAGE' as const, rang: n + 3 }))
    const jour = new Date('2027-03-02')
    await db().piece.createMany({ data: rangs.map((r) => ({ ...r, jour, contenu: Uint8Array.from([1]) })) })
    const ecrire = () => repondre({ jeton: cas.jeton, contenu })
    await leJour('2027-03-02T14:00', ecrire)
    await expect(leJour('2027-03-02T14:01', ecrire)).rejects.toMatchObject({
      refus: { regle: 'DEBIT', message: expect.stringContaining('Vous avez beaucoup écrit aujourd’hui, et tout est arrivé.') as string },
    })
    await leJour('2027-03-03T08:00', ecrire)
  })
})
