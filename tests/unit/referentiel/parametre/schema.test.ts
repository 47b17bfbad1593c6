import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '@/app/parametres'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { ParametreError, typerParametres, valeurSaisie } from '@/lib/referentiel/parametre/schema'
import { PARAMETRES_DEMONSTRATION, PARAMETRES_INITIAUX } from '@/prisma/seed/parametres'

describe('dated parameters', () => {
  it.each([
    ['of production', PARAMETRES_INITIAUX],
    ['of the demonstration', PARAMETRES_DEMONSTRATION],
  ])('the first values %s give each parameter of the catalogue one value', (_, lignes) => {
    expect(lignes.map((l) => l.cle).sort()).toEqual(Object.keys(CATALOGUE).sort())
    expect(typerParametres(CATALOGUE, lignes)).toMatchObject({
      'offre.taux_pour_cent': 107,
      'commission.quorum': '1/2',
      'flechage.silence': null,
    })
    expect(lignes.every((l) => l.sourceTitre !== '' && /^\d{4}-\d{2}-\d{2}$/.test(l.verifieLe))).toBe(true)
  })
  it('names the keys that are missing or wrong', () => {
    const lignes = PARAMETRES_INITIAUX.filter((l) => l.cle !== 'ars.nom').map((l) =>
      l.cle === 'statistiques.seuil' ? { ...l, valeur: 'cinq' } : l,
    )
    expect(() => typerParametres(CATALOGUE, lignes)).toThrow(ParametreError)
    expect(() => typerParametres(CATALOGUE, lignes)).toThrow(
      /statistiques\.seuil a une valeur inutilisable[\s\S]*ars\.nom n’a pas de valeur/,
    )
  })
  it('a room reads its own parameters, even when those of another room are missing', () => {
    const lues = typerParametres(
      SOUTIEN,
      PARAMETRES_DEMONSTRATION.filter((l) => l.cle !== 'ars.nom'),
    )
    expect(Object.keys(lues)).toEqual(Object.keys(SOUTIEN))
    expect(lues['soutien.preavis_jours']).toBe(30)
  })
  it('are in the order of their headings', () => {
    expect([...new Set(Object.values(CATALOGUE).map((d) => d.groupe))]).toEqual([
      'Département',
      'Publication',
      'Autorités',
      'Fléchage',
      'Commission',
      'Offre de stages',
      'Formation',
      'Droits de stage',
      'Évaluation des stages',
      'Indemnités',
      'Soutien',
    ])
    expect(Object.entries(CATALOGUE).flatMap(([cle, d]) => (d.groupe === 'Publication' ? [cle] : []))).toEqual([
      'directeur_publication',
      'hebergeur',
      'dpo.courriel',
      'conservation.flechage_annees',
      'conservation.journal_mois',
      'conservation.import_bilan_mois',
      'conservation.compte_inactif_mois',
      'statistiques.seuil',
    ])
  })
  it.each([
    ['statistiques.seuil', '7', 7],
    ['flechage.silence', '  ', null],
    ['dumg.telephone', '0102030405', '0102030405'],
    ['commission.quorum', '2/3', '2/3'],
  ] as const)('reads %s typed « %s »', (cle, saisie, valeur) => expect(valeurSaisie(CATALOGUE[cle], saisie)).toEqual({ ok: true, valeur }))
  it('refuses a word in place of a number', () =>
    expect(valeurSaisie(CATALOGUE['statistiques.seuil'], 'cinq')).toMatchObject({ ok: false }))
})
