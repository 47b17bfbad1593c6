import { beforeAll, describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { maintenant } from '@/lib/core/horloge'
import { acteurSysteme } from '@/lib/core/tache'
import { bilanSchema } from '@/lib/referentiel/import/bilan'
import { getImport } from '@/lib/referentiel/import/queries'
import { filtreLignesSchema } from '@/lib/referentiel/import/schema'
import { effacementBilans } from '@/lib/referentiel/import/taches'
import { unActeur } from '../../../factories/acteur'
import { unInterne } from '../../../factories/interne'
import { appliquer, simuler, unTableau } from './scene'

let gestionnaire: Acteur
beforeAll(async () => {
  gestionnaire = await unActeur('GESTIONNAIRE')
})

const vieillir = async (id: string, mois: number): Promise<void> => {
  await db.$executeRaw`UPDATE import SET "creeLe" = ${maintenant()}::timestamptz - make_interval(months => ${mois}, days => 1) WHERE id = ${id}::uuid`
}
const fichierDe = async (rang: number) =>
  unTableau('Courriel;Rang', `${(await unInterne()).personne.courriel};${rang}`, 'inconnue@exemple.test;3')
const executer = (essai: boolean) => effacementBilans.executer(acteurSysteme(), { essai })

describe('the lines of files read long ago (R-LEG-9)', () => {
  it('are emptied after the months of the parameter: name, hash and counts stay, and the page says so', async () => {
    const [vieux, recent] = [
      await appliquer(gestionnaire, 'INTERNES', await fichierDe(7)),
      await appliquer(gestionnaire, 'INTERNES', await fichierDe(8)),
    ]
    await vieillir(vieux.id, 12)
    await vieillir(recent.id, 11)
    expect((await executer(true)).faits).toBe(1)
    expect(bilanSchema.parse((await db.import.findUniqueOrThrow({ where: { id: vieux.id } })).bilan).lignes).toHaveLength(2)
    expect(await executer(false)).toEqual({ faits: 1, details: [`fichier lu ${vieux.id}`] })
    const ligne = await db.import.findUniqueOrThrow({ where: { id: vieux.id } })
    expect(JSON.stringify(ligne.bilan)).not.toContain('Interne')
    expect(ligne).toMatchObject({ statut: 'APPLIQUE', empreinte: vieux.empreinte })
    const lu = await getImport(gestionnaire, vieux.id, filtreLignesSchema.parse({ issue: 'TOUTES' }))
    expect(lu).toMatchObject({ total: 2, lignes: [], comptes: { CREE: 0, CHANGE: 1, INCHANGE: 0, REFUSE: 1, ecarts: 0 } })
    expect(lu.fichier.nom).toBe('fichier.csv')
    expect(lu.effaceLe).toBeInstanceOf(Date)
    expect((await getImport(gestionnaire, recent.id, filtreLignesSchema.parse({ issue: 'TOUTES' }))).lignes).toHaveLength(2)
    expect((await executer(false)).faits).toBe(0)
  })

  it('a file that was never applied is given up with them', async () => {
    const { id } = await simuler(gestionnaire, 'INTERNES', await fichierDe(9))
    await vieillir(id, 13)
    await executer(false)
    expect((await db.import.findUniqueOrThrow({ where: { id } })).statut).toBe('ABANDONNE')
    expect(await db.ligneJournal.findFirst({ where: { objetId: id, evenement: 'import_abandonne' } })).toMatchObject({ qualite: 'SYSTEME' })
  })
})
