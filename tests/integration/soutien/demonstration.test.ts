import { beforeAll, describe, expect, it } from 'vitest'
import { ecrireDepartement } from '@/prisma/seed/departement/chargement'
import { chargerCellule } from '@/prisma/seed/soutien/cellule'
import { enBase64 } from '@/lib/core/coffre/base64'
import { liberer, ouvrir } from '@/lib/core/coffre/chiffrement'
import { lireMots, secretsDe } from '@/lib/core/coffre/mots'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import { db } from '@/lib/soutien/db'
import { PHRASE, RECUS } from '@/lib/soutien/demonstration/schema'
import { verifierJournal } from '@/lib/soutien/journal'
import { PIECES_ECHANGE, type Enveloppe } from '@/lib/soutien/schema'

beforeAll(async () => {
  await ecrireDepartement()
  await chargerCellule()
})

/** Everything that a doctor reads after giving their phrase. */
async function toutLire(membreId: string): Promise<unknown[]> {
  const { coffre } = await db().membre.findUniqueOrThrow({ where: { id: membreId } })
  const { privee } = await liberer<{ privee: string }>(coffre ?? '', PHRASE)
  const cles = await db().cleScellee.findMany({ where: { membreId }, include: { cas: { include: { pieces: true } } } })
  const lus = cles.map(async ({ genre, scelle, cas }) => {
    const cle = await ouvrir<{ privee: string }>(scelle, privee)
    const siennes = cas.pieces.filter((p) => (PIECES_ECHANGE as readonly string[]).includes(p.genre) === (genre === 'ECHANGE'))
    return Promise.all(siennes.map((p) => ouvrir(enBase64(p.contenu), cle.privee)))
  })
  return (await Promise.all(lus)).flat()
}

describe('the demonstration’s cell', () => {
  it('has six doctors whose phrase opens all that was sealed to them', async () => {
    const membres = await db().membre.findMany({ where: { statut: 'ACTIF' } })
    expect(membres).toHaveLength(6)
    for (const { id } of membres) expect((await toutLire(id)).length).toBeGreaterThan(8)
  })

  it('R-SOU-6: has one request of which the doctor it set aside reads nothing', async () => {
    const membres = await db().membre.findMany()
    const lus = await toutLire(membres.find((m) => m.nom.endsWith('Bertin'))?.id ?? '')
    const exclus = lus.flatMap((p) => (p as Partial<Enveloppe>).exclus ?? [])
    expect(exclus).toEqual([membres.find((m) => m.nom.endsWith('Delorme'))?.id])
    const siens = await toutLire(exclus[0] ?? '')
    expect(siens.flatMap((p) => (p as Partial<Enveloppe>).exclus ?? [])).toEqual([])
  })

  it('has receipts that each open a request, and a journal whose chain is unbroken', async () => {
    for (const { mots } of RECUS) {
      const lecture = lireMots(mots)
      if ('faute' in lecture) throw new Error(lecture.faute)
      const { jeton, secret } = await secretsDe(lecture.mots)
      const cas = await db().cas.findUniqueOrThrow({ where: { repere: empreinteJeton(jeton) } })
      expect((await liberer<{ privee: string }>(cas.scelleRecu ?? '', secret)).privee).toMatch(/^AGE-SECRET-KEY-/)
    }
    const { lignes, premiereRupture } = await verifierJournal()
    expect([lignes > 20, premiereRupture]).toEqual([true, null])
  })
})
