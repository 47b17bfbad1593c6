import { describe, expect, test } from 'vitest'
import { corps, refusMotifs, typographier, type Document } from '@/lib/core/pdf/document'

const commun = { titre: 'Accusé', date: 'mardi 3 novembre 2026', emetteur: { nom: 'DUMG', adresse: '', courriel: '' }, blocs: [] } as const

describe('documents', () => {
  test.each([
    ['', 'Le projet est hors du territoire.', 'Les motifs de droit manquent'],
    ['Article 44 de l’arrêté.', '   ', 'Les motifs de fait manquent'],
    ['Textes en vigueur.', 'Le projet est hors du territoire.', 'Les motifs de droit manquent'],
    ['Article 44 de l’arrêté.', 'DOSSIER INSUFFISANT', 'Les motifs de fait manquent'],
    ['Article 44 de l’arrêté.', 'article 44, de l’arrete', 'identiques'],
  ])('R-GEN-5 refuses the reasons « %s » and « %s »', (droit, fait, phrase) => {
    expect(refusMotifs({ droit, fait })).toMatchObject({ regle: 'R-GEN-5', message: expect.stringContaining(phrase) })
  })

  test('R-GEN-5 accepts real reasons', () => {
    expect(
      refusMotifs({ droit: 'L’article 44 exige un projet dans le territoire.', fait: 'Le projet est hors du territoire.' }),
    ).toBeUndefined()
  })

  test('R-GEN-4 an acknowledgement says nothing of silence unless a sentence was validated', () => {
    const accuse: Document = { ...commun, genre: 'accuse', silence: null }
    expect(corps(accuse)).toEqual([])
    expect(corps({ ...accuse, silence: 'Phrase validée.' })).toEqual([{ type: 'paragraphe', texte: 'Phrase validée.' }])
  })

  test('R-GEN-7 an opinion with an appeal block, or a decision without one, does not compile', () => {
    // @ts-expect-error an opinion has no place for an appeal
    const avis: Document = { ...commun, genre: 'avis', decideur: 'du directeur', recours: { delaiMois: 2, tribunal: 'Rennes' } }
    // @ts-expect-error a decision says how to appeal
    const decision: Document = {
      ...commun,
      genre: 'decision',
      visas: [],
      motifs: { droit: '', fait: '' },
      dispositif: [],
      notification: '',
      signature: { nom: '', qualite: '' },
    }
    expect([avis, decision]).toHaveLength(2)
  })

  test('no-break spaces keep French punctuation from beginning a line', () => {
    expect(typographier('Vu : « oui » ; 1 200 € ? 50 %')).toBe('Vu\u00a0: «\u202foui\u202f»\u202f; 1\u202f200 €\u202f? 50\u202f%')
  })
})
