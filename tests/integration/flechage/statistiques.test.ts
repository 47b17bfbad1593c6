import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui } from '@/lib/core/temps/horloge'
import { exporterStatistiques, getStatistiques, listAnnees } from '@/lib/flechage/statistiques/queries'
import { anneeDe, enLignes, LIBELLE_DIMENSION, semestresDe } from '@/lib/flechage/statistiques/schema'
import { unActeur } from '../../factories/core/acteur'
import { uneCampagne } from '../../factories/flechage/campagne'
import { unFlechage } from '../../factories/flechage/flechage'
import { unTerrain } from '../../factories/referentiel/terrain'

const ANNEE = 2041

/** 14 requests for a stage libre, 9 decided; 2 for a SASPAS, 1 decided. Drafts do not count. */
const uneAnnee = async () => {
  const [hiver] = semestresDe(ANNEE)
  const campagne = await uneCampagne({ semestreCode: hiver })
  const [zip, zac] = [await unTerrain({ zone: 'ZIP', capaciteAgreee: 99 }), await unTerrain({ zone: 'ZAC', capaciteAgreee: 99 })]
  for (let i = 0; i < 14; i += 1)
    await unFlechage({ campagne, terrain: i < 7 ? zip : zac, statut: i < 9 ? 'CLOSE' : 'REFUSEE', motif: 'PROJET_PROFESSIONNEL' })
  await unFlechage({ campagne, terrain: zip, categorie: 'SASPAS', statut: 'CLOSE' })
  await unFlechage({ campagne, terrain: zip, categorie: 'SASPAS', statut: 'DEPOSEE', motif: 'HANDICAP' })
  await unFlechage({ campagne, terrain: zip })
  return campagne
}

describe('R-FLE-17: statistics of a year', () => {
  it('hide the same small figures on the page, in CSV and in Excel; everyone reads them once the year is over', async () => {
    const campagne = await uneAnnee()
    const dumg = await unActeur('DIR_DUMG')
    const statistiques = await getStatistiques(dumg, ANNEE)
    expect(statistiques).toMatchObject({ annee: ANNEE, seuil: 5, definitive: false })
    const [types, zones, motifs] = statistiques.tableaux
    expect(types?.total).toEqual({ libelle: 'Ensemble', demandes: 16, acceptees: 10, autres: 6 })
    for (const t of [zones, motifs]) expect(t?.total).toEqual(types?.total)
    // The two SASPAS are hidden, and the other line with them, or the total would reveal them.
    expect(types?.lignes.every((l) => l.demandes === null && l.acceptees === null && l.autres === null)).toBe(true)
    for (const tableau of statistiques.tableaux)
      for (const ligne of tableau.lignes)
        for (const n of [ligne.demandes, ligne.acceptees, ligne.autres]) expect(n === null || n >= 5).toBe(true)

    const classeur = read((await exporterStatistiques(dumg, ANNEE, 'xlsx')).octets)
    for (const tableau of statistiques.tableaux) {
      const [, ...lignes] = utils.sheet_to_json<(string | number)[]>(classeur.Sheets[LIBELLE_DIMENSION[tableau.dimension]] ?? {}, {
        header: 1,
      })
      expect(lignes).toEqual(enLignes(tableau))
    }
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode((await exporterStatistiques(dumg, ANNEE, 'csv')).octets)
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(csv.split('\r\n').slice(1, -1)).toEqual(
      statistiques.tableaux.flatMap((t) => enLignes(t).map((l) => [LIBELLE_DIMENSION[t.dimension], ...l].join(';'))),
    )

    // Before the choice day, only those who steer read them; after it, everybody reads the same figures.
    const interne = await unActeur('INTERNE')
    await expect(getStatistiques(interne, ANNEE)).rejects.toBeInstanceOf(InterditError)
    await expect(exporterStatistiques(interne, ANNEE, 'csv')).rejects.toBeInstanceOf(InterditError)
    expect((await listAnnees(interne)).map((a) => a.annee)).not.toContain(ANNEE)
    const passe = ajouterJours(aujourdhui(), -1)
    await db.campagneFlechage.update({
      where: { id: campagne.id },
      data: { commissionLe: passe, saisineLe: passe, decisionLe: passe, choixLe: passe },
    })
    expect(await getStatistiques(interne, ANNEE)).toEqual({ ...statistiques, definitive: true })
  })

  it('refuse a year without a campaign', async () => {
    await expect(getStatistiques(await unActeur('DIR_DUMG'), 2099)).rejects.toBeInstanceOf(InterditError)
  })

  it('put the winter and the summer that follows in one year', () => {
    expect(semestresDe(2026)).toEqual(['2026H', '2027E'])
    expect(['2026H', '2027E', '2027H'].map(anneeDe)).toEqual([2026, 2026, 2027])
  })
})
