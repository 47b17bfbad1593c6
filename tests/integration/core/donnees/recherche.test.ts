import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { sansAccents } from '@/lib/core/donnees/recherche'
import { filtreDossiersSchema } from '@/lib/flechage/schema'
import { chercherTerrains } from '@/lib/flechage/depot/brouillon/queries'
import { rechercheSchema } from '@/lib/flechage/depot/brouillon/schema'
import { listDossiers } from '@/lib/flechage/queries'
import { filtrePersonnesSchema } from '@/lib/referentiel/identite/personne/schema'
import { listPersonnes } from '@/lib/referentiel/identite/personne/queries'
import { listTerrains } from '@/lib/referentiel/stage/queries'
import { filtresTerrainsSchema } from '@/lib/referentiel/stage/schema'
import { unActeur } from '../../../factories/core/acteur'
import { laCampagne } from '../../../factories/flechage/campagne'
import { uneCommune } from '../../../factories/referentiel/commune'
import { unFlechage } from '../../../factories/flechage/flechage'
import { unInterne } from '../../../factories/referentiel/interne'
import { unMsu } from '../../../factories/referentiel/msu'
import { unePersonne } from '../../../factories/referentiel/personne'
import { uneStructure } from '../../../factories/referentiel/structure'
import { unTerrain } from '../../../factories/referentiel/terrain'

const LETTRES = [
  ...Array.from({ length: 0x17f - 0xc0 + 1 }, (_, i) => String.fromCodePoint(0xc0 + i)),
  ..."’‘-' .aZ9",
  ...['é', 'ç'].map((l) => l.normalize('NFD')),
].filter((l) => /[\p{L}\p{M}’‘' .-]/u.test(l))

describe('the searchable form of a name', () => {
  it('is the same in the portal and in the database, for every letter of Europe with an accent', async () => {
    const lignes = await db.$queryRaw<{ lettre: string; simple: string }[]>`
      SELECT lettre, sans_accents(lettre) AS simple FROM unnest(${LETTRES}::text[]) AS lettre`
    expect(lignes.filter(({ lettre, simple }) => sansAccents(lettre) !== simple)).toEqual([])
  })

  it('changes at the same time as the name', async () => {
    const personne = await unePersonne({ nom: 'Bélanger' })
    await db.personne.update({ where: { id: personne.id }, data: { nom: 'Lœuillet-Gaëc' } })
    expect(await db.personne.findUniqueOrThrow({ where: { id: personne.id }, select: { recherche: true } })).toEqual({
      recherche: 'camille loeuillet-gaec',
    })
  })
})

describe('a search that ignores case and accents', () => {
  const q = ['belanger', 'BÉLANGER', 'helene belanger', 'Bélanger', 'bélan helen']

  it.each(q)('« %s » finds Hélène Bélanger among the people', async (mots) => {
    const admin = await unActeur('ADMIN_TECH')
    const { id } = await unePersonne({ prenom: 'Hélène', nom: 'Bélanger' })
    const { personnes } = await listPersonnes(admin, filtrePersonnesSchema.parse({ q: mots }))
    expect(personnes.map((p) => p.id)).toContain(id)
  })

  it.each([...q, 'belanger trelaze', 'mediterranee HELENE'])('« %s » finds the request of Hélène Bélanger', async (mots) => {
    const personne = await unePersonne({ prenom: 'Hélène', nom: 'Bélanger' })
    const structure = await uneStructure({ nom: 'Pôle de la Méditerranée', communeCode: (await uneCommune({ nom: 'Trélazé' })).code })
    const { id } = await unFlechage({
      statut: 'DEPOSEE',
      interne: await unInterne({ personneId: personne.id }),
      terrain: await unTerrain({ structureId: structure.id }),
    })
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const { dossiers } = await listDossiers(gestionnaire, filtreDossiersSchema.parse({ q: mots }))
    expect(dossiers.map((d) => d.id)).toContain(id)
    expect((await listDossiers(gestionnaire, filtreDossiersSchema.parse({ q: `${mots} zzzz` }))).dossiers).toEqual([])
  })

  it('finds a terrain by its name, its structure, its commune and the names of its doctors', async () => {
    const structure = await uneStructure({ nom: 'Maison médicale Évariste', communeCode: (await uneCommune({ nom: 'Châlons' })).code })
    const medecin = await unePersonne({ prenom: 'Loïc', nom: 'Hervé' })
    const msu = await unMsu({ structureId: structure.id, personneId: medecin.id })
    const { id } = await unTerrain({ intitule: 'Cabinet « Les Érables »', structureId: structure.id, msuIds: [msu.id] })
    for (const mots of ['erables', 'evariste CHALONS', 'medicale erables'])
      expect((await listTerrains(filtresTerrainsSchema.parse({ q: mots }))).terrains.map((t) => t.id)).toEqual([id])
    const campagne = await laCampagne()
    for (const mots of ['erables', 'loic herve', 'chalons herve'])
      expect((await chercherTerrains(campagne, 'SASPAS', rechercheSchema.parse({ q: mots }))).terrains.map((t) => t.id)).toEqual([id])
  })

  it('treats the wildcard characters of SQL as plain characters', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const { id } = await unePersonne({ nom: 'Cent%_\\' })
    const trouver = async (mots: string) =>
      (await listPersonnes(admin, filtrePersonnesSchema.parse({ q: mots }))).personnes.map((p) => p.id)
    for (const mots of ['cent%_\\', '%_', '_\\']) expect(await trouver(mots)).toEqual([id])
    expect(await trouver('c_nt')).toEqual([])
    const personneId = (await unePersonne({ nom: 'Mille%_\\' })).id
    const f = await unFlechage({ statut: 'DEPOSEE', interne: await unInterne({ personneId }) })
    const gestionnaire = await unActeur('GESTIONNAIRE')
    for (const mots of ['%_\\', 'e%'])
      expect((await listDossiers(gestionnaire, filtreDossiersSchema.parse({ q: mots }))).dossiers.map((d) => d.id)).toEqual([f.id])
  })
})
