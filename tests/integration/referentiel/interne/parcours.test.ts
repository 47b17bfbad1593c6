import { afterAll, describe, expect, it } from 'vitest'
import { Role } from '@/generated/prisma/enums'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { arreter } from '@/lib/core/tache/tache'
import { getMonParcours, getParcours, listInternes, listPromotions } from '@/lib/referentiel/interne/queries'
import { filtresInternesSchema } from '@/lib/referentiel/interne/schema'
import { acteurDe, unActeur } from '@/tests/factories/core/acteur'
import { unInterne } from '@/tests/factories/referentiel/interne'

afterAll(arreter)

const filtres = (f: Record<string, string> = {}) => filtresInternesSchema.parse(f)

describe('R-RNG-10: a path and its rank are read by the interne and the secretariat alone', () => {
  it('the interne reads their own, line by line with the rule (R-CAM-3)', async () => {
    const interne = await unInterne()
    const sien = await getMonParcours(await acteurDe(interne.personneId))
    expect(sien).toMatchObject({ id: interne.id, rang: interne.rang, these: { fondement: 'AVANT_CONSOLIDATION' } })
    expect(sien.anciennete.lignes.every((l) => /^R-RNG-[1-4]$/.test(l.regle) && l.raison.endsWith('.'))).toBe(true)
    expect(sien.phases.map((p) => p.phase)).toEqual(['SOCLE', 'APPROFONDISSEMENT'])
  })
  it.each(Object.values(Role).filter((r) => r !== 'GESTIONNAIRE'))('%s reads neither another path nor the list', async (role) => {
    const interne = await unInterne()
    const acteur = await unActeur(role)
    expect(await getParcours(acteur, interne.id)).toBeNull()
    await expect(listInternes(acteur, filtres())).rejects.toBeInstanceOf(InterditError)
    await expect(listPromotions(acteur)).rejects.toBeInstanceOf(InterditError)
  })
  it('a person who is not an interne has no path', async () =>
    expect(getMonParcours(await unActeur('GESTIONNAIRE'))).rejects.toBeInstanceOf(InterditError))
  it('an address without a valid id finds no path', async () => expect(await getParcours(await unActeur('GESTIONNAIRE'), 'moi')).toBeNull())
})

describe('the secretariat’s list of internes', () => {
  it('is searched by name, phase and cohort, and shows rank and seniority', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const { id, rang, anneeEntree } = await unInterne({ personne: { prenom: 'Zoé', nom: 'Ünique-Hénin' } })
    const { internes, total } = await listInternes(acteur, filtres({ q: 'unique henin' }))
    expect(total).toBe(1)
    expect(internes[0]).toMatchObject({ id, rang, anciennete: 1, phase: 'APPROFONDISSEMENT', alertes: [] })
    expect((await listInternes(acteur, filtres({ q: 'henin', phase: 'SOCLE' }))).total).toBe(0)
    expect((await listInternes(acteur, filtres({ q: 'henin', promotion: String(anneeEntree) }))).total).toBe(1)
    expect(await listPromotions(acteur)).toContain(anneeEntree)
  })
  it('can keep only those whose deadlines are near or passed (R-DES-6, R-DES-7), and has pages', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const rate = { categorie: 'N1', situation: 'NON_VALIDE', cause: 'INSUFFISANCE', phase: 'SOCLE' } as const
    await unInterne({ personne: { nom: 'Lenteur' }, parcours: [rate, rate, rate, rate, 'N1'] })
    const proches = await listInternes(acteur, filtres({ q: 'lenteur', alertes: '1' }))
    expect(proches.internes[0]?.alertes).toEqual([{ texte: 'Temps dépassé (socle)', grave: true }])
    expect((await listInternes(acteur, filtres({ q: 'henin', alertes: '1' }))).internes).toEqual([])
    for (let i = 0; i < 26; i += 1) await unInterne({ personne: { nom: `Foule${i}` } })
    const deuxieme = await listInternes(acteur, filtres({ q: 'foule', page: '2' }))
    expect([deuxieme.pages, deuxieme.internes.length]).toEqual([2, 1])
  })
})
