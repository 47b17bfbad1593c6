import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { CategorieStage, CauseSemestre, Phase, SituationSemestre, TypeClassement, TypeImport } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { InterditError } from '@/lib/core/erreurs'
import { jour } from '@/lib/core/horloge'
import { lireTableur } from '@/lib/referentiel/import/lecture'
import { exporter } from '@/lib/referentiel/import/export/queries'
import { FORMATS } from '@/lib/referentiel/import/schema'
import { unActeur } from '../../../factories/acteur'
import { unInterne } from '../../../factories/interne'
import { unPoste } from '../../../factories/poste'
import { unTerrain } from '../../../factories/terrain'
import { enBref, simuler, unRpps } from './scene'

let gestionnaire: Acteur
beforeAll(async () => {
  gestionnaire = await unActeur('GESTIONNAIRE')
})

/** Names as they come, and as nobody expects them: quotes, formulas, separators, letters of everywhere. */
const nom = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 25 }).filter((t) => !t.includes('\0')),
  fc.constantFrom(
    '=HYPERLINK("http://x")',
    '+33 6',
    '-Le Gall',
    '@nous',
    "'=1+1",
    "l'Hôpital",
    'a;b,c',
    '"Zoé"',
    '0012',
    '12,5',
    'VRAI',
    ' deux  blancs ',
    '2026-01-02',
    '\t=1',
  ),
)

describe('an export', () => {
  it('brought back unchanged changes nothing, in each format, whatever is in it (thousands of words)', { timeout: 120_000 }, async () => {
    const terrain = await unTerrain({ categories: Object.values(CategorieStage), capaciteAgreee: 9 })
    const internes = [await unInterne({ personne: { rpps: unRpps() } }), await unInterne(), await unInterne()]
    for (const [i, categorie] of Object.values(CategorieStage).entries())
      await unPoste({ terrainId: terrain.id, categorie, capaciteOfferte: i })
    const semestres = await db.semestreInterne.findMany({ select: { id: true } })
    const choisi = fc.record({
      noms: fc.array(nom, { minLength: 8, maxLength: 8 }),
      rang: fc.integer({ min: 1, max: 9000 }),
      type: fc.constantFrom(...Object.values(TypeClassement)),
      accompli: fc.record({
        phase: fc.constantFrom(...Object.values(Phase)),
        situation: fc.constantFrom(...Object.values(SituationSemestre)),
        categorie: fc.option(fc.constantFrom(...Object.values(CategorieStage))),
        cause: fc.option(fc.constantFrom(...Object.values(CauseSemestre))),
        joursInterruption: fc.option(fc.integer({ min: 0, max: 60 })),
      }),
      suivi: fc.record({
        theseSoutenueLe: fc.option(fc.constantFrom(jour('2024-02-29'), jour('2026-10-01'))),
        contratSigneLe: fc.option(fc.constant(jour('2025-12-31'))),
        fst: fc.constantFrom('Médecine du sport', 'Expertise, préjudice ; douleur'),
        fstSemestres: fc.constantFrom<string[]>([], ['2027E'], ['2027H', '2028E']),
      }),
      au: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(choisi, async ({ noms, rang, type, accompli, suivi, au }) => {
        for (const [i, { personneId, id }] of internes.entries()) {
          await db.personne.update({ where: { id: personneId }, data: { nom: noms[i * 2] ?? '', prenom: noms[i * 2 + 1] ?? '' } })
          await db.interne.update({ where: { id }, data: { rang, effectifReference: 9000, typeClassement: type, ...suivi } })
        }
        await db.terrain.update({ where: { id: terrain.id }, data: { intitule: noms[6] } })
        await db.structure.update({ where: { id: terrain.structureId }, data: { nom: noms[7] } })
        await db.semestreInterne.update({
          where: { id: semestres[au % semestres.length]?.id },
          data: { ...accompli, terrainId: terrain.id },
        })
        for (const format of FORMATS)
          for (const contenu of Object.values(TypeImport)) {
            const { nom: fichier, mime, octets } = await exporter(gestionnaire, { type: contenu, format })
            const { lignes } = await simuler(gestionnaire, contenu, new File([new Uint8Array(octets)], fichier, { type: mime }))
            expect(new Set(enBref(lignes)), `${contenu} ${format}`).toEqual(new Set(lignes.length > 0 ? ['INCHANGE'] : []))
          }
      }),
      { numRuns: 25 },
    )
  })

  it('writes days as true dates in a workbook, as ISO days in a CSV, and both come back unchanged', async () => {
    const { personneId } = await unInterne({ theseSoutenueLe: jour('2024-02-29'), contratSigneLe: jour('2025-12-31') })
    const { nom: lui } = await db.personne.findUniqueOrThrow({ where: { id: personneId } })
    for (const format of FORMATS) {
      const { nom: fichier, mime, octets } = await exporter(gestionnaire, { type: 'INTERNES', format })
      if (format === 'csv') expect(new TextDecoder().decode(octets)).toContain(';2024-02-29;2025-12-31;')
      else {
        const feuille = read(octets, { cellDates: true, UTC: true, cellNF: true })
        const lignes = utils.sheet_to_json<Record<string, unknown>>(feuille.Sheets['internes'] ?? {}, { UTC: true })
        expect(lignes.find((l) => l['Nom'] === lui)).toMatchObject({
          'Thèse soutenue le': jour('2024-02-29'),
          'Contrat de formation signé le': jour('2025-12-31'),
        })
      }
      const { lignes } = await simuler(gestionnaire, 'INTERNES', new File([new Uint8Array(octets)], fichier, { type: mime }))
      expect(new Set(enBref(lignes)), format).toEqual(new Set(['INCHANGE']))
    }
  })

  it('holds no formula, in any cell of any format', async () => {
    const t = await unTerrain({ intitule: '=cmd|calc' })
    await unPoste({ terrainId: t.id })
    const { octets } = await exporter(gestionnaire, { type: 'POSTES', format: 'csv' })
    const texte = new TextDecoder().decode(octets)
    expect(texte).toContain(";'=cmd|calc;")
    expect(lireTableur(octets).lignes.some((l) => l.cellules.includes('=cmd|calc'))).toBe(true)
  })

  it.each(['INTERNE', 'COORD_DES', 'DIR_DUMG', 'ARS', 'DPO', 'ADMIN_TECH'] as const)('R-RNG-10: is not for %s', async (role) => {
    const acteur = await unActeur(role)
    for (const type of Object.values(TypeImport)) await expect(exporter(acteur, { type, format: 'csv' })).rejects.toThrow(InterditError)
  })
})
