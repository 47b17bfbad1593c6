import { beforeAll, describe, expect, it } from 'vitest'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { db } from '@/lib/soutien/db'
import { controlerRegistre } from '@/lib/soutien/registre/commands'
import { lire } from '@/lib/soutien/suivi/commands'
import type { DossierLu } from '@/lib/soutien/suivi/schema'
import { lireRubrique } from '@/lib/soutien/tableau/queries'
import { unActeur } from '@/tests/factories/core/acteur'
import { unCas, unMembre, type Membre } from '@/tests/factories/soutien/soutien'

let un: Membre, deux: Membre, coord: Membre, id: string
const passages = async (membre: Membre, cas: string) => ((await lire(membre.acteur, { id: cas })).answer as DossierLu).passages

beforeAll(async () => {
  ;[un, deux, coord] = [await unMembre(), await unMembre(), await unMembre({ coordination: true })]
  const lecteurs = [
    { membre: un, usage: 'BINOME' },
    { membre: deux, usage: 'BINOME' },
    { membre: coord, usage: 'SECOURS' },
  ] as const
  id = (await unCas(lecteurs, { statut: 'ATTRIBUEE' })).id
  for (const { membre, usage } of lecteurs)
    await db().cleScellee.create({ data: { casId: id, membreId: membre.qui.membreId, genre: 'DOSSIER', usage, scelle: 'QUFB' } })
  for (const [genre, rang] of [
    ['FICHE', 3],
    ['REPERE', 4],
    ['FICHE', 5],
  ] as const)
    await db().piece.create({ data: { casId: id, genre, rang, jour: aujourdhui(), contenu: new Uint8Array([rang]) } })
})

describe('R-SOU-23: the readings of a case', () => {
  it('the board gives the file and its label to the two who follow, and neither to the keeper of a spare key', async () => {
    const ligne = async (membre: Membre, vue: 'suivis' | 'secours') => (await lireRubrique(membre.qui, vue, 1)).lignes[0]
    expect((await ligne(un, 'suivis'))?.dossier).toEqual({ cle: 'QUFB', fiche: 'BQ==', repere: 'BA==' })
    expect(await ligne(coord, 'secours')).toMatchObject({ id, dossier: null })
  })

  it('the two read who opened the case, one line a day for each reader; a doctor who sorts requests reads none', async () => {
    for (const membre of [un, un, deux]) await lire(membre.acteur, { id })
    expect(await passages(deux, id)).toEqual([
      expect.objectContaining({ qui: deux.qui.nom, quoi: 'Dossier lu' }),
      expect.objectContaining({ qui: un.qui.nom, quoi: 'Dossier lu' }),
    ])
    const recue = await unCas([{ membre: un }])
    expect(await passages(un, recue.id)).toEqual([])
  })

  it('R-GEN-12: any doctor of the cell may check its journal, whose length is not given; technical administration may not', async () => {
    const intact = 'Le journal de la cellule est intact : aucune ligne n’a été retouchée ni retirée.'
    expect((await controlerRegistre(deux.acteur)).message).toBe(intact)
    await expect(controlerRegistre(await unActeur('ADMIN_TECH'))).rejects.toMatchObject({ name: 'IntrouvableError' })
  })
})
