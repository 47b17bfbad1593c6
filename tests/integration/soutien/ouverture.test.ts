import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/db'
import { IntrouvableError } from '@/lib/core/erreurs'
import { ouvrirRetour } from '@/lib/soutien/demande/commands'
import { donnerDefi } from '@/lib/soutien/preuve/commands'
import { estOuverte, exigerMembre, listMedecins } from '@/lib/soutien/queries'
import { unCas, unMembre } from '@/tests/factories/soutien'

const CLES = ['soutien.aipd_validee_le', 'soutien.hebergement_qualifie'] as const

const poser = (cle: string, valeur: string | null) =>
  db.$executeRaw`UPDATE parametre SET valeur = ${JSON.stringify(valeur)}::jsonb WHERE cle = ${cle}`

describe('the cell is off until it is allowed', () => {
  afterEach(async () => {
    await poser(CLES[0], '2026-09-15')
    await poser(CLES[1], 'avis fictif')
  })

  it.each([
    ['R-SOU-17: without a validated impact assessment', CLES[0]],
    ['R-SOU-18: without a qualified hosting', CLES[1]],
  ])('%s nobody writes, comes back or works there, as if nothing existed', async (_, cle) => {
    const membre = await unMembre()
    const { jeton } = await unCas([{ membre }])
    expect([await estOuverte(), (await listMedecins()).length > 0]).toEqual([true, true])
    await poser(cle, null)
    expect([await estOuverte(), await listMedecins()]).toEqual([false, []])
    await expect(donnerDefi()).rejects.toThrow(IntrouvableError)
    await expect(ouvrirRetour({ jeton, preuve: 'x' })).rejects.toThrow(IntrouvableError)
    await expect(exigerMembre(membre.acteur)).rejects.toThrow(IntrouvableError)
  })
})
