import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { deposerDemande, effacerDemande, ouvrirRetour, repondre } from '@/lib/soutien/demande/commands'
import type { DemandeChiffree } from '@/lib/soutien/demande/schema'
import { estOuverte, exigerMembre, listMedecins } from '@/lib/soutien/queries'
import { transmettre } from '@/lib/soutien/tiers/commands'
import type { TiersChiffre } from '@/lib/soutien/tiers/schema'
import { unCas, unePreuve, unMembre } from '@/tests/factories/soutien/soutien'

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
  ])('%s, no doctor is listed, and every act is refused as not found', async (_, cle) => {
    const membre = await unMembre()
    expect([await estOuverte(), (await listMedecins()).length > 0]).toEqual([true, true])
    await poser(cle, null)
    expect([await estOuverte(), await listMedecins()]).toEqual([false, []])
    await expect(deposerDemande({} as DemandeChiffree)).rejects.toThrow(IntrouvableError)
    await expect(transmettre({} as TiersChiffre)).rejects.toThrow(IntrouvableError)
    await expect(exigerMembre(membre.acteur)).rejects.toThrow(IntrouvableError)
  })

  it('R-SOU-16: when it closes again, a person can still read and erase their own request, but add nothing', async () => {
    const { jeton } = await unCas([{ membre: await unMembre() }])
    await poser(CLES[0], null)
    expect((await ouvrirRetour({ jeton, preuve: await unePreuve() })).answer).toMatchObject({ statut: 'RECUE' })
    await expect(repondre({ jeton, contenu: 'QUFBQQ==' })).rejects.toMatchObject({
      refus: { regle: 'R-SOU-17', message: expect.stringContaining('La cellule ne reçoit plus rien par ce portail.') as string },
    })
    expect((await effacerDemande({ jeton })).message).toContain('Tout est effacé.')
  })
})
