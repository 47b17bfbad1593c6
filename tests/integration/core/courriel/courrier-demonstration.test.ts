import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jusqua } from './serveur-courriel'

process.env.DEMONSTRATION = '1'
process.env.SMTP_URL = ''
process.env.JOURNAL_NIVEAU = 'silent'
process.env.DONNEES = mkdtempSync(path.join(tmpdir(), 'donnees-'))

const boite = await import('@/lib/core/courriel/demonstration')
const { mettreEnFile } = await import('@/lib/core/courriel/courriel')
const { db, transaction } = await import('@/lib/core/donnees/db')
const { conserverFichier } = await import('@/lib/core/fichier/fichier')
const { arreterOuvriers, demarrerOuvriers } = await import('@/lib/core/tache/ouvriers')
const { acteurSysteme } = await import('@/lib/core/tache/tache')

const acteur = acteurSysteme()

beforeAll(async () => {
  await boite.ouvrirBoiteDemonstration()
  await demarrerOuvriers([])
})
afterAll(async () => {
  await arreterOuvriers()
  await boite.fermerBoiteDemonstration()
})

describe('the demonstration’s mailbox', () => {
  test('receives by SMTP what the portal sends, text, HTML and attachments, and files it by recipient', async () => {
    const octets = new TextEncoder().encode('%PDF-contenu')
    const piece = await transaction((tx) => conserverFichier(tx, null, { nom: 'Accusé.pdf', octets }))
    const a = (courriel: string) => ({
      a: { courriel, nom: 'Été' },
      sujet: `Pour ${courriel}`,
      paragraphes: ['« Bonjour »'],
      pieces: [piece.id],
    })
    await transaction((tx) => mettreEnFile(tx, [a('un@exemple.fr'), a('deux@exemple.fr')]))
    await jusqua(async () => (await db.courrierRecu.count()) === 2)

    const { lignes, total, destinataires } = await boite.listCourriers(acteur, { a: 'un@exemple.fr' })
    expect({ total, destinataires }).toEqual({ total: 1, destinataires: ['deux@exemple.fr', 'un@exemple.fr'] })
    expect(lignes).toMatchObject([{ a: 'un@exemple.fr', sujet: 'Pour un@exemple.fr', pieces: 1 }])
    expect((await boite.listCourriers(acteur, {})).total).toBe(2)

    const courrier = await boite.getCourrier(acteur, lignes[0]?.id ?? '')
    expect(courrier.texte).toContain('« Bonjour »')
    expect(courrier.html).toContain('« Bonjour »')
    expect(courrier.pieces).toEqual([{ nom: 'Accusé.pdf', type: 'application/pdf', taille: octets.length }])
    expect((await boite.getPiece(acteur, courrier.id, 0)).octets).toEqual(octets)
  })

  test.each(['x', '00000000-0000-4000-8000-000000000000'])('a mail « %s » that does not exist is not found', async (id) => {
    await expect(boite.getCourrier(acteur, id)).rejects.toMatchObject({ name: 'IntrouvableError' })
  })
})
