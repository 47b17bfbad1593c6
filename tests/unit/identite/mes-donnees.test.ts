import { describe, expect, it } from 'vitest'
import { aplatir, enCsv } from '@/lib/referentiel/identite/donnees/notices'

const DONNEES = {
  identite: { prenom: 'Inès', nom: 'Carpentier', rpps: null },
  nominations: [
    { role: 'MSU', debut: new Date('2022-09-01T00:00:00Z') },
    { role: 'ENSEIGNANT', fin: null },
  ],
  demandes: [{ consentement: true, lettre: '=HYPERLINK("http://exemple.test")', avis: null }],
}

describe('personal data as lines', () => {
  it('names each value by its path and leaves out what is empty', () => {
    expect(aplatir(DONNEES)).toEqual([
      { rubrique: 'identite', champ: 'prenom', valeur: 'Inès' },
      { rubrique: 'identite', champ: 'nom', valeur: 'Carpentier' },
      { rubrique: 'nominations', champ: '1 / role', valeur: 'MSU' },
      { rubrique: 'nominations', champ: '1 / debut', valeur: '2022-09-01T00:00:00.000Z' },
      { rubrique: 'nominations', champ: '2 / role', valeur: 'ENSEIGNANT' },
      { rubrique: 'demandes', champ: '1 / consentement', valeur: 'oui' },
      { rubrique: 'demandes', champ: '1 / lettre', valeur: '=HYPERLINK("http://exemple.test")' },
    ])
  })

  it('opens in a French spreadsheet: BOM, semicolons, and no formula runs (edge case 15)', () => {
    const csv = enCsv(DONNEES)
    expect(csv.startsWith('\uFEFFRubrique;Champ;Valeur\r\n')).toBe(true)
    expect(csv).toContain('identite;prenom;Inès\r\n')
    expect(csv).not.toMatch(/;=HYPERLINK/)
    expect(csv).toContain("'=HYPERLINK")
  })
})
