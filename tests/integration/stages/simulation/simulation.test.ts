import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { aInstant, maintenant } from '@/lib/core/temps/horloge'
import { simulerChoix } from '@/lib/stages/simulation/commands'
import { ajouterVoeu, changerVoeux } from '@/lib/stages/voeux/commands'
import { getDossierVoeux } from '@/lib/stages/voeux/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unInterne } from '../../../factories/referentiel/interne'
import { unPoste } from '../../../factories/referentiel/poste'

const MINUTE = 60_000
const plusTard = (minutes: number): Date => new Date(maintenant().getTime() + minutes * MINUTE)

const unVoeur = async (rang: number, postes: readonly { id: string }[]) => {
  const interne = await unInterne({ rang })
  const acteur = await acteurDe(interne.personneId)
  for (const { id } of postes) await ajouterVoeu(acteur, { posteId: id })
  return acteur
}
type Voeur = Awaited<ReturnType<typeof unVoeur>>
const simuler = async (acteur: Voeur) => simulerChoix(acteur, await getDossierVoeux(acteur))
const retirer = async (acteur: Voeur, posteId: string) => {
  const { version } = await getDossierVoeux(acteur)
  await changerVoeux(acteur, { version, acte: { verbe: 'retirer', posteId }, poste: [], place: [] })
}

beforeEach(async () => {
  for (const table of ['apercu_choix', 'voeux_stage', 'limite_debit']) await db.$executeRawUnsafe(`DELETE FROM ${table}`)
})

describe('a simulation', () => {
  it('gives the result of one’s wishes among those of the others, and reveals nothing of theirs (R-RNG-1, R-RNG-10)', async () => {
    const [plein, libre] = [await unPoste({ capaciteOfferte: 5 }), await unPoste({ capaciteOfferte: 5 })]
    const autres = []
    for (let rang = 1; rang <= 5; rang++) autres.push(await unVoeur(rang, [plein]))
    const moi = await unVoeur(50, [plein, libre])
    const lue = await simuler(moi)
    expect(lue.simulation).toMatchObject({ meilleure: { posteId: libre.id, rangVoeu: 2 }, masquee: false, departageRequis: false })
    expect(lue.postes.map((p) => [p.rang, p.etat])).toEqual([
      [1, 'COMPLET'],
      [2, 'OBTENU'],
    ])
    const dite = JSON.stringify(lue)
    for (const { personneId, interneId, nom } of autres)
      for (const secret of [personneId, interneId, nom]) expect(dite).not.toContain(secret)
  })

  it('R-RNG-10: keeps the same snapshot for an hour, and longer until five other lists have changed', async () => {
    const [plein, libre] = [await unPoste({ capaciteOfferte: 5 }), await unPoste({ capaciteOfferte: 5 })]
    const autres: Voeur[] = []
    for (let rang = 1; rang <= 5; rang++) autres.push(await unVoeur(rang, [plein]))
    const moi = await unVoeur(50, [plein, libre])
    const premier = await simuler(moi)
    await aInstant(plusTard(1), async () => {
      for (const autre of autres.slice(1)) await ajouterVoeu(autre, { posteId: libre.id })
    })
    await aInstant(plusTard(61), async () => expect((await simuler(moi)).prisLe).toEqual(premier.prisLe))
    await aInstant(plusTard(2), () => ajouterVoeu(autres[0] as Voeur, { posteId: libre.id }))
    await aInstant(plusTard(58), async () => expect((await simuler(moi)).prisLe).toEqual(premier.prisLe))
    await aInstant(plusTard(61), async () => expect((await simuler(moi)).prisLe).not.toEqual(premier.prisLe))
  })

  it('R-RNG-10: takes no new snapshot while fewer than five others have wishes', async () => {
    const plein = await unPoste({ capaciteOfferte: 5 })
    const autres: Voeur[] = []
    for (let rang = 1; rang <= 5; rang++) autres.push(await unVoeur(rang, [plein]))
    const moi = await unVoeur(50, [plein])
    const premier = await simuler(moi)
    await aInstant(plusTard(1), async () => {
      for (const autre of autres) await retirer(autre, plein.id)
    })
    await aInstant(plusTard(90), async () => expect((await simuler(moi)).prisLe).toEqual(premier.prisLe))
  })

  it('SIMULATION: « Trop peu de personnes ont fait des vœux… », and one’s own changes count at once', async () => {
    const [a, b] = [await unPoste({ capaciteOfferte: 5 }), await unPoste({ capaciteOfferte: 5 })]
    const moi = await unVoeur(60, [a])
    await expect(simuler(moi)).rejects.toMatchObject({ refus: { regle: 'SIMULATION', message: expect.stringContaining('Trop peu') } })
    for (let rang = 1; rang <= 5; rang++) await unVoeur(rang, [a])
    expect((await simuler(moi)).simulation.meilleure).toBeNull()
    await ajouterVoeu(moi, { posteId: b.id })
    expect((await simuler(moi)).simulation.meilleure).toEqual({ posteId: b.id, rangVoeu: 2 })
  })

  it('DEBIT: « Trop de demandes en peu de temps… », after thirty in an hour', async () => {
    const a = await unPoste({ capaciteOfferte: 9 })
    for (let rang = 1; rang <= 5; rang++) await unVoeur(rang, [a])
    const moi = await unVoeur(70, [a])
    for (let n = 0; n < 30; n++) await simuler(moi)
    await expect(simuler(moi)).rejects.toMatchObject({ refus: { regle: 'DEBIT' } })
  })

  it('six simultaneous readers share one snapshot', async () => {
    const a = await unPoste({ capaciteOfferte: 9 })
    for (let rang = 1; rang <= 5; rang++) await unVoeur(rang, [a])
    const moi = await unVoeur(80, [a])
    const lues = await Promise.all(Array.from({ length: 6 }, () => simuler(moi)))
    expect(new Set(lues.map((l) => l.prisLe.getTime())).size).toBe(1)
  })

  it('R-RNG-10: is for internes alone', async () => {
    for (const role of ['GESTIONNAIRE', 'COORD_DES'] as const)
      await expect(getDossierVoeux(await unActeur(role))).rejects.toBeInstanceOf(InterditError)
  })
})
