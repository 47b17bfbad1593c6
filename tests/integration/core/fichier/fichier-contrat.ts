import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { pdfAvecLancement, pdfAvecPiece, pdfAvecScript, pdfCache, pdfDeguise, pdfProtege, pdfRevise, pdfSain } from './pdf-forges'

/** The storage under test, seen through the folder on disk that holds its bytes. */
export interface Fond {
  /** Keys of everything that is stored now. */
  cles(): string[]
  /** The file that holds the bytes of a key. */
  chemin(cle: string): string
}

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** The tests that every storage of files must pass. The settings of `process.env` are read here, at the first import. */
export async function contratFichiers(fond: Fond): Promise<void> {
  const { db, transaction } = await import('@/lib/core/donnees/db')
  const { enregistrerFichier, lireFichier, lireTelechargement, oublierFichier, reponseApercu, reponseFichier } =
    await import('@/lib/core/fichier/fichier')
  const { tacheNettoyageFichiers } = await import('@/lib/core/fichier/nettoyage')
  const { stockage } = await import('@/lib/core/fichier/stockage')
  const { IntrouvableError } = await import('@/lib/core/workflow/erreurs')
  const { acteurSysteme } = await import('@/lib/core/tache/tache')

  type Recu = Parameters<typeof enregistrerFichier>[2]
  const deposer = (recu: Recu) => transaction((tx) => enregistrerFichier(tx, null, recu))
  let sain: Uint8Array

  beforeAll(async () => {
    sain = await pdfSain()
  })

  describe('a file that is accepted', () => {
    test('is kept under a random key, with its bytes and its real type', async () => {
      const fichier = await deposer({ nom: '../Lettre d’été.PDF', octets: sain })
      expect(fichier).toMatchObject({ nom: 'Lettre d’été.pdf', type: 'application/pdf', taille: sain.byteLength, deposantId: null })
      expect(fichier.cle).not.toContain('Lettre')
      expect(readFileSync(fond.chemin(fichier.cle)).equals(Buffer.from(sain))).toBe(true)
      expect((await lireFichier(fichier.id)).octets).toEqual(sain)
    })

    test('is served as an attachment, with headers that stop a browser from running it', async () => {
      const fichier = await deposer({ nom: 'Lettre d’été.pdf', octets: sain })
      const reponse = await reponseFichier(fichier)
      expect(Object.fromEntries(reponse.headers)).toMatchObject({
        'content-disposition': `attachment; filename="Lettre d_ete.pdf"; filename*=UTF-8''Lettre%20d%E2%80%99%C3%A9t%C3%A9.pdf`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'; sandbox",
      })
      expect(new Uint8Array(await reponse.arrayBuffer())).toEqual(sain)
    })

    test('is shown in a page of the portal alone, without scripts; what a browser would not draw is not found', async () => {
      const fichier = await deposer({ nom: 'Lettre d’été.pdf', octets: sain })
      const reponse = await reponseApercu(fichier)
      expect(Object.fromEntries(reponse.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': expect.stringMatching(/^inline; filename="Lettre d_ete\.pdf"/),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'cache-control': 'private, no-store',
        'content-security-policy': expect.stringMatching(/^script-src 'none';.* frame-ancestors 'self'$/),
      })
      await db.fichier.update({ where: { id: fichier.id }, data: { type: 'text/html' } })
      await expect(reponseApercu(fichier)).rejects.toBeInstanceOf(IntrouvableError)
    })

    test('an image is accepted where images are allowed', async () => {
      expect(await deposer({ nom: 'scan', octets: PNG, types: ['application/pdf', 'image/png'] })).toMatchObject({
        nom: 'scan.png',
        type: 'image/png',
      })
    })

    test('a PDF made by the portal itself is accepted', async () => {
      const { rendrePdf } = await import('@/lib/core/pdf/rendre')
      const octets = await rendrePdf({
        genre: 'lettre',
        titre: 'Lettre',
        date: 'mardi 3 novembre 2026',
        emetteur: { nom: 'DUMG', adresse: '', courriel: '' },
        blocs: [],
      })
      expect(await deposer({ nom: 'lettre.pdf', octets })).toMatchObject({ type: 'application/pdf' })
    })
  })

  describe('a file that is refused', () => {
    const cas: [string, string, () => Promise<Recu>][] = [
      ['FICHIER-VIDE', 'Ce fichier est vide.', async () => ({ nom: 'a.pdf', octets: new Uint8Array() })],
      [
        'FICHIER-TAILLE',
        'Ce fichier pèse 10,1 Mo ; il peut peser 10 Mo au plus.',
        async () => ({ nom: 'a.pdf', octets: new Uint8Array(10_100_000) }),
      ],
      [
        'FICHIER-TYPE',
        'Ce fichier se termine par « .pdf » mais son contenu est d’un autre format. Déposez un PDF.',
        async () => ({ nom: 'a.pdf', octets: PNG }),
      ],
      [
        'FICHIER-TYPE',
        'Ce fichier se termine par « .pdf »',
        async () => ({ nom: 'a.pdf', octets: Buffer.from('<html><script>alert(1)</script>') }),
      ],
      [
        'FICHIER-TYPE',
        'Ce format n’est pas accepté ici. Déposez un de ces formats : PDF, image PNG.',
        async () => ({ nom: 'a.exe', octets: Buffer.from('MZ\u0090\0\u0003'), types: ['application/pdf', 'image/png'] }),
      ],
      [
        'FICHIER-ILLISIBLE',
        'Ce PDF est abîmé ou illisible.',
        async () => ({ nom: 'a.pdf', octets: Buffer.from('%PDF-1.7\nrien du tout\n%%EOF') }),
      ],
      ['FICHIER-PROTEGE', 'Ce PDF est protégé par un mot de passe', async () => ({ nom: 'a.pdf', octets: await pdfProtege() })],
      ['FICHIER-SCRIPT', 'Ce PDF contient un programme', async () => ({ nom: 'a.pdf', octets: await pdfAvecScript('document') })],
      [
        'FICHIER-SCRIPT',
        'Ce PDF contient un programme',
        async () => ({ nom: 'a.pdf', octets: await pdfAvecScript('ouverture', { compresse: false }) }),
      ],
      ['FICHIER-SCRIPT', 'Ce PDF contient un programme', async () => ({ nom: 'a.pdf', octets: await pdfAvecScript('page') })],
      ['FICHIER-SCRIPT', 'Ce PDF contient un programme', async () => ({ nom: 'a.pdf', octets: await pdfAvecScript('annotation') })],
      ['FICHIER-SCRIPT', 'Ce PDF contient un programme', async () => ({ nom: 'a.pdf', octets: await pdfDeguise() })],
      ['FICHIER-SCRIPT', 'Ce PDF contient un programme', async () => ({ nom: 'a.pdf', octets: await pdfCache() })],
      ['FICHIER-SCRIPT', 'Ce PDF contient un programme', async () => ({ nom: 'a.pdf', octets: await pdfRevise() })],
      ['FICHIER-LANCEMENT', 'Ce PDF peut ouvrir un autre document', async () => ({ nom: 'a.pdf', octets: await pdfAvecLancement() })],
      ['FICHIER-PIECES', 'Ce PDF contient d’autres fichiers joints.', async () => ({ nom: 'a.pdf', octets: await pdfAvecPiece() })],
      [
        'FICHIER-PAGES',
        'Ce document a 3 pages ; il peut en avoir 2 au plus.',
        async () => ({ nom: 'a.pdf', octets: await pdfSain(3), pagesMax: 2 }),
      ],
    ]
    test.each(cas)('%s: « %s »', async (regle, phrase, recu) => {
      const avant = [await db.fichier.count(), fond.cles().length]
      const refuse = deposer({ ...(await recu()), champ: 'lettre' })
      await expect(refuse).rejects.toMatchObject({
        refus: { regle, message: expect.stringContaining(phrase) },
        champs: { lettre: expect.stringContaining(phrase) },
      })
      expect([await db.fichier.count(), fond.cles().length]).toEqual(avant)
    })

    test('FICHIER-TAILLE: an upload too large is refused before its bytes are read', async () => {
      const file = new File([new Uint8Array(2_000)], 'a.pdf')
      const lecture = vi.spyOn(file, 'arrayBuffer')
      await expect(lireTelechargement(file, 1_000)).rejects.toMatchObject({ refus: { regle: 'FICHIER-TAILLE' } })
      expect(lecture).not.toHaveBeenCalled()
    })

    test('a small PDF that decompresses into 400 megabytes is refused as unreadable', async () => {
      const { deflateSync } = await import('node:zlib')
      const bombe = deflateSync(Buffer.alloc(400_000_000))
      const entete = `%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length ${bombe.length}>>\nstream\n`
      const octets = Buffer.concat([Buffer.from(entete), bombe, Buffer.from('\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF')])
      await expect(deposer({ nom: 'a.pdf', octets })).rejects.toMatchObject({ refus: { regle: 'FICHIER-ILLISIBLE' } })
    })
  })

  describe('stored bytes', () => {
    test('bytes altered in the storage are never returned', async () => {
      const fichier = await deposer({ nom: 'a.pdf', octets: sain })
      writeFileSync(fond.chemin(fichier.cle), 'autre chose')
      await expect(lireFichier(fichier.id)).rejects.toThrow('n’est plus celui qui a été déposé')
    })

    test('the task deletes, after a day, the bytes of a rolled-back act or of a removed file, and no others', async () => {
      const garde = await deposer({ nom: 'a.pdf', octets: sain })
      const oublie = await deposer({ nom: 'a.pdf', octets: sain })
      await transaction((tx) => oublierFichier(tx, oublie.id))
      let annule = ''
      await transaction(async (tx) => {
        annule = (await enregistrerFichier(tx, null, { nom: 'a.pdf', octets: sain })).cle
        throw new Error('annulé')
      }).catch(() => undefined)
      const avantHier = new Date(Date.now() - 2 * 86_400_000)
      for (const cle of [garde.cle, oublie.cle, annule]) utimesSync(fond.chemin(cle), avantHier, avantHier)
      const recent = await deposer({ nom: 'a.pdf', octets: sain })
      await transaction((tx) => oublierFichier(tx, recent.id))

      expect((await tacheNettoyageFichiers.executer(acteurSysteme(), { essai: true })).faits).toBe(2)
      expect(fond.cles()).toContain(annule)
      expect((await tacheNettoyageFichiers.executer(acteurSysteme(), { essai: false })).faits).toBe(2)
      expect(fond.cles()).toEqual(expect.arrayContaining([garde.cle, recent.cle]))
      expect(fond.cles()).not.toContain(annule)
      expect(fond.cles()).not.toContain(oublie.cle)
      expect((await tacheNettoyageFichiers.executer(acteurSysteme(), { essai: false })).faits).toBe(0)
    })

    test('reading deleted bytes fails with a sentence, and deleting them again does no harm', async () => {
      const depot = stockage()
      const cle = await depot.ecrire(sain)
      expect(await depot.lire(cle)).toEqual(sain)
      await depot.supprimer(cle)
      await depot.supprimer(cle)
      await expect(depot.lire(cle)).rejects.toThrow('Le contenu du fichier est introuvable.')
    })

    test.each(['../secret', 'ab/../../secret', '', 'ab/quelque-chose'])('a key of another shape is refused: %j', async (cle) => {
      await expect(stockage().lire(cle)).rejects.toThrow('La clé du fichier n’a pas la bonne forme.')
      await expect(stockage().supprimer(cle)).rejects.toThrow('La clé du fichier n’a pas la bonne forme.')
    })
  })
}
