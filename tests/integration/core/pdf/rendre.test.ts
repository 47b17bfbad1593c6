import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import type { Document, DocumentDecision } from '@/lib/core/pdf/document'
import { rendrePdf } from '@/lib/core/pdf/rendre'

const emetteur = {
  nom: 'DUMG du Val-de-Hautebrune',
  adresse: '12, rue des Tanneurs\n29999 Hautebrune',
  courriel: 'dumg@hautebrune.invalid',
}
const decision: DocumentDecision = {
  genre: 'decision',
  titre: 'Décision de refus d’affectation',
  reference: 'ARS-2026-0042',
  date: 'mardi 3 novembre 2026',
  lieu: 'Hautebrune',
  emetteur,
  destinataire: { nom: 'Camille Łukasz-Lefèvre', adresse: '3, place de l’Église' },
  visas: ['le code de l’éducation'],
  blocs: [{ type: 'tableau', legende: 'Critères', colonnes: ['Critère', 'Appréciation'], lignes: [['Projet', 'Incomplet']] }],
  motifs: { droit: 'L’article 44 de l’arrêté du 12 avril 2017.', fait: 'Le projet porte sur un exercice hors du territoire.' },
  dispositif: ['La demande est refusée.'],
  notification: 'Notifiée le 4 novembre 2026.',
  signature: { nom: 'Dominique Ferrand', qualite: 'Directrice générale', administration: 'Agence régionale de santé' },
  recours: { delaiMois: 2, tribunal: 'Rennes' },
}

type Noeud = { role?: string; children?: Noeud[]; lang?: string; alt?: string }

async function lireEnPdf(document: Document) {
  const octets = await rendrePdf(document)
  const brut = Buffer.from(octets).toString('latin1')
  const pdf = await getDocument({ data: octets, useSystemFonts: false }).promise
  const textes: string[] = []
  const roles = new Set<string>()
  const alternatives: string[] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const contenu = await page.getTextContent()
    textes.push(contenu.items.map((i) => ('str' in i ? i.str + (i.hasEOL ? ' ' : '') : '')).join(''))
    const visiter = (noeud: Noeud): void => {
      if (noeud.role) roles.add(noeud.role)
      if (noeud.alt) alternatives.push(noeud.alt)
      noeud.children?.forEach(visiter)
    }
    visiter((await page.getStructTree()) as Noeud)
  }
  const { info, metadata } = await pdf.getMetadata()
  await pdf.loadingTask.destroy()
  return {
    octets: brut,
    texte: textes.join(' ').replace(/[\u00a0\u202f\s]+/g, ' '),
    roles,
    alternatives,
    info: info as Record<string, unknown>,
    ua: metadata?.getRaw() ?? '',
  }
}

describe('PDF of the portal', () => {
  test('R-LEG-2 is tagged PDF/UA-1, in French, with its title, real headings and table headers', async () => {
    const { roles, alternatives, info, ua, octets } = await lireEnPdf(decision)
    expect(ua).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(info).toMatchObject({ Title: 'Décision de refus d’affectation', Language: 'fr-FR' })
    expect(octets).toContain('/Marked true')
    expect([...roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'L', 'LI', 'P', 'Figure']))
    expect(alternatives).toContain('Marguerite')
    expect(octets).toMatch(/\/FontFile[23] /)
  })

  test('prints all the text of the document, Polish names included, and never reads text as markup', async () => {
    const { texte } = await lireEnPdf({
      ...decision,
      blocs: [{ type: 'paragraphe', texte: '#emph[non] *étoile* $x$ @ref // reste\n= pas un titre' }],
    })
    for (const attendu of [
      'Camille Łukasz-Lefèvre',
      'Référence : ARS-2026-0042',
      'Hautebrune, le mardi 3 novembre 2026',
      '#emph[non] *étoile* $x$ @ref // reste',
      '= pas un titre',
      'Page 1 sur 1',
      'Article unique',
      'Vu le code de l’éducation',
    ])
      expect(texte).toContain(attendu)
  })

  test('R-GEN-7 prints the appeal block on a decision and on nothing else', async () => {
    expect((await lireEnPdf(decision)).texte).toContain(
      'dans un délai de deux mois à compter de sa notification : d’un recours gracieux auprès de son auteur',
    )
    const avis: Document = {
      genre: 'avis',
      titre: 'Avis',
      date: 'lundi 12 octobre 2026',
      emetteur,
      blocs: [{ type: 'paragraphe', texte: 'Avis réservé.' }],
      decideur: 'du directeur général de l’ARS',
    }
    const { texte } = await lireEnPdf(avis)
    expect(texte).not.toMatch(/recours|tribunal/)
    expect(texte).toContain('Cet avis n’est pas une décision ; la décision relève du directeur général de l’ARS.')
  })

  test('R-GEN-5 refuses to print a decision whose reasons of fact only quote the avis', async () => {
    await expect(rendrePdf({ ...decision, motifs: { ...decision.motifs, fait: ' Avis défavorable. ' } })).rejects.toMatchObject({
      refus: { regle: 'R-GEN-5' },
    })
  })

  test('gives the same bytes for the same document', async () => {
    expect(Buffer.from(await rendrePdf(decision)).equals(Buffer.from(await rendrePdf(decision)))).toBe(true)
  })

  test('a table longer than a page repeats its header; a heading level is never skipped', async () => {
    const pv: Document = {
      genre: 'proces-verbal',
      titre: 'Procès-verbal',
      date: 'lundi 12 octobre 2026',
      emetteur,
      blocs: [
        { type: 'titre', texte: 'Présences', niveau: 3 },
        {
          type: 'tableau',
          legende: 'Membres',
          colonnes: ['Membre', 'Présence'],
          lignes: Array.from({ length: 90 }, (_, i) => [`Membre ${i}`, 'Présent']),
        },
        { type: 'citation', texte: 'Mot', source: 'Interne' },
        { type: 'encadre', texte: 'Fin' },
      ],
    }
    const { texte } = await lireEnPdf(pv)
    expect(texte.match(/Membre Présence/g)?.length).toBeGreaterThan(1)
  })

  test.skipIf(spawnSync('pdfinfo', ['-v']).error !== undefined)('pdfinfo finds the PDF tagged too', async () => {
    const fichier = path.join(mkdtempSync(path.join(tmpdir(), 'pdf-')), 'decision.pdf')
    writeFileSync(fichier, await rendrePdf(decision))
    expect(execFileSync('pdfinfo', [fichier], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()).toMatch(/Tagged:\s+yes/)
  })
})
