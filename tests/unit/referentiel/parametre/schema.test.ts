import { describe, expect, it } from 'vitest'
import { CLES, ParametreError, typerParametres, valeurSaisie } from '@/lib/referentiel/parametre/schema'
import { PARAMETRES_DEMONSTRATION, PARAMETRES_INITIAUX } from '@/prisma/seed/parametres'

describe('dated parameters', () => {
  it.each([
    ['of production', PARAMETRES_INITIAUX],
    ['of the demonstration', PARAMETRES_DEMONSTRATION],
  ])('the first values %s fill the catalogue once each', (_, lignes) => {
    expect(lignes.map((l) => l.cle).sort()).toEqual([...CLES].sort())
    expect(typerParametres(lignes)).toMatchObject({ 'offre.taux_pour_cent': 107, 'commission.quorum': '1/2', 'flechage.silence': null })
    expect(lignes.every((l) => l.sourceTitre !== '' && /^\d{4}-\d{2}-\d{2}$/.test(l.verifieLe))).toBe(true)
  })
  it('names the keys that are missing or wrong', () => {
    const lignes = PARAMETRES_INITIAUX.filter((l) => l.cle !== 'ars.nom').map((l) =>
      l.cle === 'statistiques.seuil' ? { ...l, valeur: 'cinq' } : l,
    )
    expect(() => typerParametres(lignes)).toThrow(ParametreError)
    expect(() => typerParametres(lignes)).toThrow(/ars\.nom n’a pas de valeur[\s\S]*statistiques\.seuil a une valeur inutilisable/)
  })
  it.each([
    ['statistiques.seuil', '7', 7],
    ['flechage.silence', '  ', null],
    ['dumg.telephone', '0102030405', '0102030405'],
    ['commission.quorum', '2/3', '2/3'],
  ] as const)('reads %s typed « %s »', (cle, saisie, valeur) => expect(valeurSaisie(cle, saisie)).toEqual({ ok: true, valeur }))
  it('refuses a word where a number is due', () => expect(valeurSaisie('statistiques.seuil', 'cinq')).toMatchObject({ ok: false }))
})
