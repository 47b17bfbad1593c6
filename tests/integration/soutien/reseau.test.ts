import { describe, expect, it } from 'vitest'
import { aInstant, ajouterJours, aujourdhui, jour, maintenant, debutDeJournee, isoJour } from '@/lib/core/temps/horloge'
import { db } from '@/lib/soutien/db'
import { ajouterRessource, modifierRessource, retirerRessource, verifierRessource } from '@/lib/soutien/reseau/commands'
import { listRessources } from '@/lib/soutien/reseau/queries'
import { FAMILLES, GENRES, LIGNES, type Fiche } from '@/lib/soutien/reseau/schema'
import { RESSOURCES_DEMONSTRATION, semerRessources } from '@/prisma/seed/soutien/ressources'
import { unActeur } from '@/tests/factories/core/acteur'
import { suivant } from '@/tests/factories/core/compteur'
import { unMembre } from '@/tests/factories/soutien/soutien'

const uneFiche = (): Fiche => ({
  nom: `Ressource ${suivant()}`,
  genre: 'TRAVAIL',
  description: 'Pour les internes.',
  contact: '02 61 91 00 00',
  horaires: 'Le jour',
  cout: 'Gratuit',
  confidentialite: 'Secret médical.',
})

const lue = async (nom: string) => (await listRessources()).find((r) => r.nom === nom)

describe('the network', () => {
  it('R-SOU-11, R-SOU-21: a new portal gets the national helplines once, and those that were not checked are marked so', async () => {
    const url = process.env.SOUTIEN_DATABASE_URL ?? ''
    expect(await semerRessources(url, LIGNES)).toBe(LIGNES.length)
    expect(await semerRessources(url, RESSOURCES_DEMONSTRATION)).toBe(0)
    const lignes = await aInstant(jour('2026-12-01'), listRessources)
    expect(lignes.map((l) => l.nom)).toEqual(LIGNES.map((l) => l.nom))
    expect(lignes.filter((l) => l.aVerifier).map((l) => l.nom)).toEqual([
      'ASRA, entraide de médecins',
      'MOTS, médecin organisation travail santé',
      'Santé Psy Étudiant',
    ])
  })

  it('R-SOU-11: the demonstration holds each kind of resource, and the page has a place for each kind', () => {
    expect(new Set(RESSOURCES_DEMONSTRATION.map((r) => r.genre))).toEqual(new Set(Object.keys(GENRES)))
    expect(FAMILLES.flatMap((f) => f.genres).sort()).toEqual(Object.keys(GENRES).sort())
  })

  it('R-SOU-11: a resource is valid for 180 days, and « à vérifier » on the 181st', async () => {
    const { acteur } = await unMembre()
    const fiche = uneFiche()
    await ajouterRessource(acteur, fiche)
    const aJour = async (jours: number): Promise<boolean | undefined> =>
      aInstant(debutDeJournee(isoJour(ajouterJours(aujourdhui(), jours))), async () => (await lue(fiche.nom))?.aVerifier)
    expect([await aJour(0), await aJour(180), await aJour(181)]).toEqual([false, false, true])
  })

  it('one click marks a resource « vérifiée aujourd’hui »; each act writes a line of the journal', async () => {
    const { acteur, qui } = await unMembre()
    const fiche = uneFiche()
    await aInstant(ajouterJours(maintenant(), -400), () => ajouterRessource(acteur, fiche))
    const ancienne = await lue(fiche.nom)
    expect(ancienne?.aVerifier).toBe(true)
    const { id, version } = ancienne ?? { id: '', version: 0 }
    await verifierRessource(acteur, { id, version })
    expect(await lue(fiche.nom)).toMatchObject({ aVerifier: false, version: version + 1 })
    await modifierRessource(acteur, { ...fiche, id, version: version + 1, cout: 'Dix euros' })
    await retirerRessource(acteur, { id, version: version + 2 })
    expect(await lue(fiche.nom)).toBeUndefined()
    expect((await db().ressource.findUniqueOrThrow({ where: { id } })).retireLe).toEqual(aujourdhui())
    const lignes = await db().ligneJournal.findMany({ where: { objetId: id, auteurId: qui.membreId }, orderBy: { id: 'asc' } })
    expect(lignes.map((l) => l.acte)).toEqual(['ajouterRessource', 'verifierRessource', 'modifierRessource', 'retirerRessource'])
  })

  it('R-SOU-11: « Une ressource porte déjà ce nom. »', async () => {
    const { acteur } = await unMembre()
    const fiche = uneFiche()
    await ajouterRessource(acteur, fiche)
    const refus = { refus: { regle: 'R-SOU-11', message: 'Une ressource porte déjà ce nom.' } }
    await expect(ajouterRessource(acteur, fiche)).rejects.toMatchObject(refus)
  })

  it('saving a resource that a colleague changed meanwhile is a conflict, and a withdrawn resource is not found', async () => {
    const { acteur } = await unMembre()
    const fiche = uneFiche()
    await ajouterRessource(acteur, fiche)
    const { id, version } = (await lue(fiche.nom)) ?? { id: '', version: 0 }
    await verifierRessource(acteur, { id, version })
    await expect(modifierRessource(acteur, { ...fiche, id, version })).rejects.toMatchObject({ name: 'ConflitError' })
    await retirerRessource(acteur, { id, version: version + 1 })
    await expect(verifierRessource(acteur, { id, version: version + 2 })).rejects.toMatchObject({ name: 'IntrouvableError' })
  })

  it.each(['GESTIONNAIRE', 'DIR_DUMG', 'ADMIN_TECH', 'INTERNE', 'MSU'] as const)(
    'is maintained by the cell alone: %s may not add a resource',
    async (role) => {
      const acteur = await unActeur(role)
      await expect(ajouterRessource(acteur, uneFiche())).rejects.toMatchObject({ name: 'IntrouvableError' })
    },
  )
})
