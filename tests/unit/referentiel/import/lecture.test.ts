import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RefusError } from '@/lib/core/erreurs'
import { ecrireCsv, ecrireOds, ecrireXlsx, ODS, XLSX } from '@/lib/core/tableur'
import { deplier, replier } from '@/lib/referentiel/import/archive'
import { enTexte, lireTableur, LIGNES_MAX } from '@/lib/referentiel/import/lecture'

const octets = (texte: string): Uint8Array => new TextEncoder().encode(texte)
const cellules = (donnees: Uint8Array) => lireTableur(donnees).lignes.map((l) => l.cellules)
const refusDe = (donnees: Uint8Array): string => {
  try {
    lireTableur(donnees)
  } catch (erreur) {
    if (erreur instanceof RefusError) return `${erreur.refus.regle} ${erreur.refus.message}`
    throw erreur
  }
  return 'lu'
}
const feuille = (lignes: (string | number | null)[][]) => ({ nom: 'internes', colonnes: ['Nom', 'Rang'], lignes })

describe('a CSV', () => {
  it.each([';', ',', '\t'])('is read with the separator %j, with its mark, its quotes and its line numbers', (s) => {
    const texte = `\uFEFFNom${s}Rang\r\n"Le ""Gall""${s} Anne\nMarie"${s}12\r\n\r\nDiop${s}7`
    expect(lireTableur(octets(texte)).lignes).toEqual([
      { numero: 1, cellules: ['Nom', 'Rang'] },
      { numero: 2, cellules: [`Le "Gall"${s === '\t' ? '' : s} Anne Marie`, '12'] },
      { numero: 5, cellules: ['Diop', '7'] },
    ])
  })

  it('is read in UTF-8, in the Windows alphabet and in UTF-16', () => {
    const attendu = [['Prénom'], ['Zoé']]
    expect(cellules(octets('Prénom\nZoé'))).toEqual(attendu)
    expect(cellules(Uint8Array.from([...'Prénom\nZoé'].map((c) => c.charCodeAt(0))))).toEqual(attendu)
    expect(cellules(new Uint8Array([0xff, 0xfe, ...Buffer.from('Prénom\nZoé', 'utf16le')]))).toEqual(attendu)
  })

  it('FICHIER-ILLISIBLE: « Un guillemet ouvert à la ligne 2 n’est jamais refermé. »', () => {
    expect(refusDe(octets('Nom\n"Diop\nMartin'))).toContain('FICHIER-ILLISIBLE Un guillemet ouvert à la ligne 2 n’est jamais refermé.')
  })
})

describe('R-ID-4: a social security number', () => {
  const phrase = (ligne: number) =>
    `R-ID-4 Ce fichier contient un numéro de sécurité sociale, à la ligne ${ligne}. ` +
    'Le portail n’en garde aucun : retirez cette colonne, puis déposez le fichier de nouveau.'

  it.each(['NIR', 'Numéro de sécurité sociale', 'N° sécu'])('R-ID-4: a file that has a column « %s » is not taken', (titre) => {
    expect(refusDe(octets(`Nom;${titre}\nDiop;`))).toBe(phrase(1))
  })
  it.each(['255081416802538', '2 55 08 14 168 025 38', '185057800608491', '299012A00000081'])(
    'R-ID-4: « Ce fichier contient un numéro de sécurité sociale, à la ligne 3. » for %s, whatever its column is called',
    (numero) => {
      expect(refusDe(octets(`Nom;Observations\nDiop;\nMartin;${numero}`))).toBe(phrase(3))
      expect(
        refusDe(
          ecrireXlsx([
            feuille([
              ['Diop', null],
              ['Martin', numero],
            ]),
          ]),
        ),
      ).toBe(phrase(3))
    },
  )
  it('R-ID-3, R-ID-4: RPPS, FINESS, ADELI, telephone and SIRET numbers, and a number whose key is wrong, are not one', () => {
    for (const autre of ['10999990012', '990000010', '751234567', '06 12 34 56 78', '73282932000074', '255081416802539', 'Avenir'])
      expect(refusDe(octets(`Nom;Observations\nDiop;${autre}`)), autre).toBe('lu')
  })
})

describe('a workbook', () => {
  it.each([
    ['XLSX', ecrireXlsx, XLSX],
    ['ODS', ecrireOds, ODS],
  ] as const)('%s is read as text, formulas never computed', (_, ecrire, type) => {
    const lu = lireTableur(
      ecrire([
        feuille([
          ['=1+1', 10_101_234_567],
          ['Zoé', 1.5],
          [null, null],
          ['Diop', 3],
        ]),
      ]),
    )
    expect(lu.type).toBe(type)
    expect(lu.lignes).toEqual([
      { numero: 1, cellules: ['Nom', 'Rang'] },
      { numero: 2, cellules: ['=1+1', '10101234567'] },
      { numero: 3, cellules: ['Zoé', '1.5'] },
      { numero: 5, cellules: ['Diop', '3'] },
    ])
  })

  it('FICHIER-TYPE: « Ce classeur est protégé par un mot de passe ou d’un ancien format. »', () => {
    expect(refusDe(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 1, 2]))).toContain('FICHIER-TYPE Ce classeur est protégé par un mot de passe')
  })

  it('FICHIER-TYPE: « Ce fichier n’est pas un tableau. »', () => {
    expect(refusDe(octets('%PDF-1.4\0\0'))).toContain('FICHIER-TYPE Ce fichier n’est pas un tableau.')
  })

  it('FICHIER-ILLISIBLE: « Ce fichier n’est pas un classeur. » for another archive, « abîmé » for a cut one', () => {
    expect(refusDe(replier([{ nom: 'photo.jpg', octets: Buffer.from('x') }]))).toContain('n’est pas un classeur')
    expect(refusDe(ecrireXlsx([feuille([['Diop', 1]])]).slice(0, 400))).toContain('abîmé')
  })
})

/** A zip whose one part says it weighs nothing and unfolds into `taille` zeros. */
function bombe(nom: string, taille: number): Uint8Array {
  const plie = deflateRawSync(Buffer.alloc(taille))
  const zip = replier([{ nom, octets: plie }])
  zip.writeUInt16LE(8, 8)
  zip.writeUInt16LE(8, zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 10)
  return zip
}

describe('what is meant to harm', () => {
  it('a bomb is stopped while it unfolds, whatever it says it weighs', { timeout: 60_000 }, () => {
    expect(() => deplier(bombe('xl/workbook.xml', 200_000_000))).toThrow()
    expect(refusDe(bombe('xl/workbook.xml', 200_000_000))).toContain('beaucoup trop grand')
    expect(deplier(bombe('a', 1_000_000))[0]?.octets.length).toBe(1_000_000)
  })

  it('a sheet that says « the same, a million times » is not unfolded', () => {
    const [mime, ...autres] = deplier(ecrireOds([feuille([['Diop', 1]])]))
    const parties = [mime, ...autres].flatMap((p) => (p ? [p] : []))
    const repete = parties.map((p) =>
      p.nom === 'content.xml'
        ? {
            nom: p.nom,
            octets: Buffer.from(
              p.octets
                .toString()
                .replaceAll('<table:table-row', '<table:table-row table:number-rows-repeated="1000000000"')
                .replaceAll('<table:table-cell', '<table:table-cell table:number-columns-repeated="1000000000"'),
            ),
          }
        : p,
    )
    expect(cellules(replier(repete)).length).toBeLessThan(10)
  })

  it.each([
    ['spaces without end', '<text:s text:c="2000000000"/>'],
    ['many of them', '<text:s text:c="100000000"/>'.repeat(50)],
    ['texts never closed', '<si><t>'.repeat(500_000)],
    ['rows never closed', '<table:table-row>'.repeat(300_000)],
  ])('a sheet of %s is read or refused in a moment', { timeout: 60_000 }, (_, texte) => {
    const debut = performance.now()
    for (const ecrire of [ecrireXlsx, ecrireOds]) {
      const parties = deplier(ecrire([feuille([['Diop', 1]])]))
      refusDe(replier(parties.map((p) => ({ ...p, octets: Buffer.from(p.octets.toString().replace('Diop', () => texte)) }))))
    }
    expect(performance.now() - debut).toBeLessThan(40_000)
  })

  it('FICHIER-ILLISIBLE: a workbook that takes longer than its reader is given is stopped by the clock', () => {
    const longue = ecrireXlsx([feuille(Array.from({ length: 10_000 }, (_, i) => [`Diop${i}`, i]))])
    expect(() => lireTableur(longue, 2)).toThrow('Ce classeur n’a pas pu être lu.')
  })

  it('FICHIER-LIGNES: « Ce fichier a plus de 20 000 lignes. », 100,000 of them in a moment', () => {
    expect(refusDe(octets('Nom;Rang\n'.repeat(100_000)))).toMatch(/FICHIER-LIGNES Ce fichier a plus de 20.000 lignes/)
    expect(cellules(octets('Nom;Rang\n'.repeat(LIGNES_MAX))).length).toBe(LIGNES_MAX)
    expect(refusDe(octets(`Nom\n${'x'.repeat(5000)}`))).toContain('FICHIER-LIGNES À la ligne 2, une case contient plus de 1000 caractères.')
  })

  it('random bytes, damaged workbooks and odd texts are read or refused in one sentence, never anything else', { timeout: 120_000 }, () => {
    const sains = [ecrireXlsx([feuille([['Diop', 1]])]), ecrireOds([feuille([['Diop', 1]])]), ecrireCsv(feuille([['Diop', 1]]))]
    const essayer = (donnees: Uint8Array): void => {
      const dit = refusDe(donnees)
      expect(dit === 'lu' || /^FICHIER-[A-Z]+ [A-ZÀ].*\.$/s.test(dit), dit).toBe(true)
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), essayer), { numRuns: 500 })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (o) => essayer(new Uint8Array([0x50, 0x4b, 3, 4, ...o]))),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (t) => essayer(octets(t))),
      { numRuns: 300 },
    )
    const abime = fc.tuple(
      fc.constantFrom(...sains),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.nat(),
    )
    const casser = ([sain, coups, coupe]: [Uint8Array, [number, number][], number]): void => {
      const o = new Uint8Array(sain)
      for (const [ou, valeur] of coups) o[ou % o.length] = valeur
      essayer(coups.length % 2 ? o : o.slice(0, (coupe % o.length) + 1))
    }
    fc.assert(fc.property(abime, casser), { numRuns: 400 })
    const morceaux = fc.tuple(
      fc.constantFrom(...sains.slice(0, 2)),
      fc.nat(),
      fc.array(
        fc.oneof(
          fc.string({ maxLength: 20 }),
          fc.constantFrom('<', '>', '"', '<row r="99999999">', '<c r="ZZZZ9" t="s">', ']]>', '<!--', '&#x0;'),
        ),
        {
          maxLength: 6,
        },
      ),
    )
    fc.assert(
      fc.property(morceaux, ([sain, ou, ajouts]) => {
        const parties = deplier(sain).map((p) => {
          const t = p.octets.toString()
          const place = ou % (t.length + 1)
          return { nom: p.nom, octets: Buffer.from(t.slice(0, place) + ajouts.join('') + t.slice(place)) }
        })
        essayer(replier(parties))
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is written is read the same', () => {
  const texte = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map(enTexte)
    .filter((t) => t === enTexte(t))
  it.each([
    ['XLSX', (l: string[][]) => ecrireXlsx([{ nom: 'x', colonnes: ['A', 'B'], lignes: l }])],
    ['ODS', (l: string[][]) => ecrireOds([{ nom: 'x', colonnes: ['A', 'B'], lignes: l }])],
    ['CSV', (l: string[][]) => ecrireCsv({ colonnes: ['A', 'B'], lignes: l })],
  ] as const)('%s, formulas, quotes and spaces included', { timeout: 60_000 }, (_, ecrire) => {
    const mot = fc.oneof(texte, fc.constantFrom('=1+1', '-3', '@x', '+33', "l'an", '0012', '12', 'a;b', 'a"b', 'vrai', '1,5'))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), mot), { minLength: 1, maxLength: 4 }), (lignes) => {
        expect(
          cellules(ecrire(lignes))
            .slice(1)
            .map((l) => l[1] ?? ''),
        ).toEqual(lignes.map((l) => l[1]))
      }),
      { numRuns: 150 },
    )
  })
})
