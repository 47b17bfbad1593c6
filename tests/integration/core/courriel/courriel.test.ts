import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jusqua, ouvrirServeurCourriel, type ServeurCourriel } from './serveur-courriel'

const serveur: ServeurCourriel = await ouvrirServeurCourriel()
process.env.SMTP_URL = serveur.url
process.env.ADRESSE = 'https://portail.exemple.fr'
process.env.DONNEES = mkdtempSync(path.join(tmpdir(), 'donnees-'))
process.env.JOURNAL_NIVEAU = 'silent'

const { mettreEnFile } = await import('@/lib/core/courriel/courriel')
const { envoyerCourriel, nettoyerEchecs, relancerCourriel, tacheReprise } = await import('@/lib/core/courriel/envoi')
const { db, transaction } = await import('@/lib/core/donnees/db')
const { conserverFichier } = await import('@/lib/core/fichier/fichier')
const { arreterOuvriers, demarrerOuvriers } = await import('@/lib/core/tache/ouvriers')
const { acteurSysteme, boss } = await import('@/lib/core/tache/tache')

const notice = {
  a: { courriel: 'camille@exemple.fr', nom: 'Camille <b>' },
  sujet: 'Votre demande',
  paragraphes: ['Elle est déposée.'],
  action: { libelle: 'Voir la demande', href: '/flechage/1' },
} as const
const enFile = async (plus: object = {}): Promise<string> => {
  await transaction((tx) => mettreEnFile(tx, [{ ...notice, ...plus }]))
  const { id } = await db.courriel.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } })
  return id
}
const statutDe = (id: string) =>
  db.courriel.findUniqueOrThrow({ where: { id }, select: { statut: true, tentatives: true, erreur: true, envoyeLe: true } })
const messages = async (): Promise<number> =>
  (await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'courriel'`)[0]?.n ?? 0
const devient = (id: string, statut: string) =>
  jusqua(async () => {
    const ligne = await statutDe(id)
    return ligne.statut === statut && ligne
  })

beforeAll(async () => {
  await boss('ouvrier')
  await (await boss()).updateQueue('courriel', { retryLimit: 2, retryDelay: 1, retryBackoff: false })
  await demarrerOuvriers([])
})
beforeEach(() => {
  serveur.reponse = null
  serveur.recus.length = 0
  serveur.essais = 0
})
afterAll(async () => {
  await arreterOuvriers()
  await serveur.fermer()
})

describe('mails', () => {
  test('a mail leaves with its text, its HTML and its attachment, and is marked sent', async () => {
    const octets = new TextEncoder().encode('%PDF-contenu')
    const piece = await transaction((tx) => conserverFichier(tx, null, { nom: 'Accusé de réception.pdf', octets }))
    const texte = '{"voeux":["é"]}\n'
    const id = await enFile({ pieces: [piece.id], joint: { nom: 'recu.json', type: 'application/json', texte } })
    expect(await devient(id, 'ENVOYE')).toMatchObject({ tentatives: 1, erreur: null, envoyeLe: expect.any(Date) })
    expect(serveur.recus).toHaveLength(1)
    const [recu] = serveur.recus
    expect(recu).toMatchObject({
      subject: 'Votre demande',
      messageId: `<${id}@portail.exemple.fr>`,
      to: [{ address: 'camille@exemple.fr', name: 'Camille <b>' }],
    })
    expect(recu?.text).toContain('Voir la demande :\nhttps://portail.exemple.fr/flechage/1')
    expect(recu?.html).toContain('Bonjour Camille &#60;b&#62;,')
    expect(recu?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }))
    expect(recu?.attachments).toMatchObject([
      { filename: 'Accusé de réception.pdf', mimeType: 'application/pdf' },
      { filename: 'recu.json', mimeType: 'application/json' },
    ])
    expect(new TextDecoder().decode(recu?.attachments[1]?.content as ArrayBuffer)).toBe(texte)
    expect(await db.courriel.findUniqueOrThrow({ where: { id } })).toMatchObject({ texte: '', joint: null })
    expect(new Uint8Array(recu?.attachments[0]?.content as ArrayBuffer)).toEqual(octets)
  })

  test('an act that is rolled back sends nothing', async () => {
    const avant = [await db.courriel.count(), await messages()]
    await transaction(async (tx) => {
      await mettreEnFile(tx, [notice])
      throw new Error('annulé')
    }).catch(() => undefined)
    expect([await db.courriel.count(), await messages()]).toEqual(avant)
    // The next mail is sent, and no other.
    await devient(await enFile(), 'ENVOYE')
    expect(serveur.essais).toBe(1)
  })

  test('three mails queued at the same time under one key are one mail, sent once', async () => {
    await Promise.all([1, 2, 3].map(() => transaction((tx) => mettreEnFile(tx, [{ ...notice, cle: 'relance:1' }]))))
    const [ligne, ...autres] = await db.courriel.findMany({ where: { cle: 'relance:1' } })
    expect(autres).toEqual([])
    await devient(ligne?.id ?? '', 'ENVOYE')
    expect(serveur.recus).toHaveLength(1)
  })

  test('a busy server is tried three times; then the mail is a failure that names no address, and can be sent again', async () => {
    serveur.reponse = { code: 451, texte: 'busy camille@exemple.fr' }
    const id = await enFile()
    const echec = await devient(id, 'ECHEC')
    expect(echec).toMatchObject({ tentatives: 3, envoyeLe: null })
    expect(echec.erreur).toMatch(/451/)
    expect(echec.erreur).not.toMatch(/camille|@/)
    expect(serveur.essais).toBe(3)

    serveur.reponse = null
    await transaction((tx) => relancerCourriel(tx, id))
    expect(await devient(id, 'ENVOYE')).toMatchObject({ tentatives: 1, erreur: null })
    expect(serveur.recus).toHaveLength(1)
    await expect(transaction((tx) => relancerCourriel(tx, id))).rejects.toMatchObject({ name: 'ConflitError' })
  })

  test('a mail to an address that the server refuses for good fails at the first attempt', async () => {
    serveur.reponse = { code: 550, texte: 'no such user' }
    const id = await enFile()
    expect(await devient(id, 'ECHEC')).toMatchObject({ tentatives: 1 })
  })

  test('a mail already sent is not sent again, and four simultaneous workers send a mail once', async () => {
    const id = await enFile()
    await devient(id, 'ENVOYE')
    expect(await envoyerCourriel(id, { dernier: false })).toBe('DEJA_FAIT')
    const ligne = await db.courriel.create({
      data: { destinataire: 'a@exemple.fr', nom: 'A', sujet: 's', texte: 't', html: 'h', creeLe: new Date() },
    })
    const resultats = await Promise.all([1, 2, 3, 4].map(() => envoyerCourriel(ligne.id, { dernier: false })))
    expect(resultats.toSorted()).toEqual(['DEJA_FAIT', 'DEJA_FAIT', 'DEJA_FAIT', 'ENVOYE'])
    expect(serveur.recus).toHaveLength(2)
  })

  test('a mail whose attachment is lost fails instead of being sent without it', async () => {
    const id = await enFile({ pieces: ['00000000-0000-4000-8000-000000000000'] })
    expect(await devient(id, 'ECHEC')).toMatchObject({ erreur: 'IntrouvableError' })
    expect(serveur.recus).toHaveLength(0)
  })

  test('a mail still not queued after ten minutes is queued once; a dry run only reports it', async () => {
    const ligne = await db.courriel.create({
      data: { destinataire: 'a@exemple.fr', nom: 'A', sujet: 's', texte: 't', html: 'h', creeLe: new Date(Date.now() - 11 * 60_000) },
    })
    const avant = await messages()
    expect(await tacheReprise.executer(acteurSysteme(), { essai: true })).toEqual({ faits: 1, details: [`courriel ${ligne.id}`] })
    expect(await messages()).toBe(avant)
    await Promise.all([tacheReprise.executer(acteurSysteme(), { essai: false }), tacheReprise.executer(acteurSysteme(), { essai: false })])
    await devient(ligne.id, 'ENVOYE')
    expect(serveur.recus).toHaveLength(1)
    expect((await tacheReprise.executer(acteurSysteme(), { essai: false })).faits).toBe(0)
  })

  test('a mail that the queue abandons is marked as a failure, unless it was already sent', async () => {
    const data = { destinataire: 'a@exemple.fr', nom: 'A', sujet: 's', texte: 't', html: 'h', creeLe: new Date() }
    const perdu = await db.courriel.create({ data })
    const parti = await db.courriel.create({ data: { ...data, statut: 'ENVOYE', envoyeLe: new Date() } })
    await nettoyerEchecs([perdu.id, parti.id])
    expect((await statutDe(perdu.id)).statut).toBe('ECHEC')
    expect((await statutDe(parti.id)).statut).toBe('ENVOYE')
  })
})
