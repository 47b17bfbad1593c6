import { describe, expect, it } from 'vitest'
import { enfermer, nouvellePaire, ouvrirEnLot, sceller } from '@/lib/core/coffre/chiffrement'
import { filtrer } from '@/lib/soutien/tri/filtre'
import { grouper } from '@/lib/soutien/tri/ressemblance'
import type { DebutLu } from '@/lib/soutien/tri/schema'

const debut = (id: string, texte: string, reste: Partial<DebutLu> = {}): DebutLu => ({
  id,
  texte,
  jour: 'lundi 2 novembre 2026',
  revenue: false,
  apart: false,
  clePublique: null,
  ...reste,
})
const ids = (groupes: readonly (readonly DebutLu[])[]): string[] => groupes.map((g) => g.map((d) => d.id).join(' '))

const PRENOMS = ['Léa', 'Noé', 'Inès', 'Tom', 'Maya', 'Paul', 'Zoé', 'Hugo', 'Anna', 'Luc']
const LIEUX = ['pédiatrie', 'urgences', 'cardiologie', 'gériatrie', 'psychiatrie', 'médecine polyvalente']
/** Machine-made variants of one sentence: names, places, numbers and the order of the words change. */
const varie = (n: number): string =>
  n % 2 === 0
    ? `Bonjour, je m’appelle ${PRENOMS[n % 10]}, interne en ${LIEUX[n % 6]}, je ne dors plus depuis ${n} jours et personne ne m’écoute dans ce service.`
    : `DANS CE SERVICE personne ne m'écoute et je ne dors plus depuis ${n} jours. Je m'appelle ${PRENOMS[n % 10]} bonjour, interne en ${LIEUX[n % 6]} !`
const VRAI = 'Ma cheffe a crié sur moi devant une famille hier soir. Je pleure en allant travailler, je voudrais parler à quelqu’un.'

describe('a crowd of requests', () => {
  it('is grouped by the words of its texts, despite machine-made variants; the true request stands alone and first', () => {
    const foule = Array.from({ length: 400 }, (_, n) => debut(`f${n}`, varie(n)))
    const groupes = grouper([...foule.slice(0, 200), debut('vrai', VRAI), ...foule.slice(200)])
    expect(groupes[0]?.map((d) => d.id)).toEqual(['vrai'])
    expect(groupes).toHaveLength(2)
  })

  it('never groups two true texts that only share everyday words', () => {
    const autre = 'Je voudrais parler à quelqu’un de la cellule, pour ma thèse qui n’avance plus et mon directeur qui ne répond pas.'
    expect(grouper([debut('a', VRAI), debut('b', autre)])).toHaveLength(2)
  })

  it('puts a text in a group only if it resembles the first text, and not through a chain of resemblances', () => {
    const mots = (de: number): string => Array.from({ length: 20 }, (_, i) => `mot${String.fromCharCode(97 + de + i)}`).join(' ')
    expect(ids(grouper([debut('a', mots(0)), debut('b', mots(4)), debut('c', mots(8))]))).toEqual(['c', 'a b'])
  })

  it('puts people who came back first, and does not group those who left only a number', () => {
    const foule = ['a', 'b', 'c'].map((id) => debut(id, varie(0)))
    const groupes = grouper([
      ...foule,
      debut('rappel', 'Rappel', { apart: true }),
      debut('rappel2', 'Rappel', { apart: true }),
      debut('revenue', varie(0), { revenue: true }),
    ])
    expect(ids(groupes)).toEqual(['revenue', 'rappel', 'rappel2', 'a b c'])
  })

  it('groups short texts only when they are the same except for capitals, accents and punctuation', () => {
    expect(ids(grouper([debut('a', 'Aidez-moi'), debut('b', 'aidez moi !'), debut('c', 'Aidez-moi vite')]))).toEqual(['c', 'a b'])
    expect(ids(grouper([debut('a', '123'), debut('b', '456')]))).toEqual(['a', 'b'])
  })

  it('is filtered by a word, a day or the kind of group', () => {
    const groupes = grouper([debut('a', varie(0)), debut('b', varie(2), { jour: 'mardi 3 novembre 2026' }), debut('vrai', VRAI)])
    const tout = { mot: '', jour: '', sorte: 'TOUTES' } as const
    expect(ids(filtrer(groupes, tout))).toEqual(['vrai', 'a b'])
    expect(ids(filtrer(groupes, { ...tout, mot: 'CRIE' }))).toEqual(['vrai'])
    expect(ids(filtrer(groupes, { ...tout, jour: 'mardi 3 novembre 2026' }))).toEqual(['b'])
    expect(ids(filtrer(groupes, { ...tout, sorte: 'NOMBRE' }))).toEqual(['a b'])
    expect(ids(filtrer(groupes, { ...tout, sorte: 'REVENUES' }))).toEqual([])
  })

  it('compares each text with a few others and not with all, even when every text is different', () => {
    const tirer = (n: number): string =>
      Array.from({ length: 30 }, (_, i) =>
        `m${((n + 1) * (i + 7) * 2654435761) % 5003}`.replace(/\d/g, (c) => 'abcdefghij'[Number(c)] ?? ''),
      ).join(' ')
    const foule = Array.from({ length: 1_000 }, (_, n) => debut(`f${n}`, tirer(n)))
    // Two texts are compared by looking up each word of one among those of the other.
    const has = Reflect.get(Set.prototype, 'has')
    let recherches = 0
    Set.prototype.has = function (this: Set<unknown>, mot: unknown): boolean {
      recherches += 1
      return has.call(this, mot)
    }
    try {
      grouper(foule)
    } finally {
      Set.prototype.has = has
    }
    expect(recherches / 30 / foule.length).toBeLessThan(50)
  })
})

describe('a batch of encrypted texts', () => {
  it('opens each text with its key or with the reader’s; a broken text, or one with too many recipients, gives null', async () => {
    const [moi, cas] = [await nouvellePaire(), await nouvellePaire()]
    const cle = await sceller({ privee: cas.privee }, [moi.publique])
    const texte = await sceller({ texte: 'vrai' }, [cas.publique])
    const mien = await sceller({ texte: 'mien' }, [moi.publique])
    const verrous = await sceller(
      { texte: 'lent' },
      Array.from({ length: 65 }, () => moi.publique),
    )
    const lot = [
      { cle, contenus: [texte] },
      { cle: null, contenus: [mien] },
      { cle, contenus: ['QUFBQQ=='] },
      { cle: mien, contenus: [texte] },
      { cle: null, contenus: [verrous] },
      { cle: null, contenus: [await enfermer({ texte: 'secret' }, 'mots', 'SECRET')] },
    ]
    expect(await ouvrirEnLot(lot, [moi.privee])).toEqual([[{ texte: 'vrai' }], [{ texte: 'mien' }], null, null, null, null])
  })
})
