import { spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { contratFichiers } from './fichier-contrat'

const BUCKET = 'fichiers-portail'
const CLE = 'S3RVER'
const SECRET = 'un-secret'
const dossier = mkdtempSync(path.join(tmpdir(), 's3-'))

// A separate process: s3rver makes its page tokens with a cipher that OpenSSL only allows with `--openssl-legacy-provider`.
const serveur = spawn(
  process.execPath,
  [
    ...['--openssl-legacy-provider', path.resolve('node_modules/s3rver/bin/s3rver.js'), '--silent'],
    ...['--address', '127.0.0.1', '--port', '0', '--directory', dossier, '--configure-bucket', BUCKET],
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
let adresse = ''
for await (const [annonce] of on(serveur.stdout, 'data', { close: ['close'] })) {
  adresse = /http:\/\/127\.0\.0\.1:\d+/.exec(`http://${String(annonce).split(' ').at(-1)?.trim()}`)?.[0] ?? ''
  if (adresse) break
}

// The settings are read at their first import. `DONNEES` cannot be created, so that a file written outside the bucket fails.
Object.assign(process.env, {
  DONNEES: '/dev/null/aucun',
  S3_ADRESSE: adresse,
  S3_REGION: 'us-east-1',
  S3_BUCKET: BUCKET,
  S3_CLE: CLE,
  S3_SECRET: CLE,
})

const SUFFIXE = '._S3rver_object'
const racine = path.join(dossier, BUCKET)
const chemin = (cle: string): string => path.join(racine, `${cle}${SUFFIXE}`)
const cles = (): string[] =>
  readdirSync(racine, { recursive: true })
    .map(String)
    .filter((f) => f.endsWith(SUFFIXE))
    .map((f) => f.slice(0, -SUFFIXE.length))

afterAll(async () => {
  serveur.kill()
  await once(serveur, 'exit')
  rmSync(dossier, { recursive: true, force: true })
})

await contratFichiers({ cles, chemin })

const { essayerS3 } = await import('@/lib/core/fichier/s3')
const { stockageS3 } = await import('@/lib/core/fichier/stockage')
const bons = { adresse, region: 'us-east-1', bucket: BUCKET, cle: CLE, secret: CLE }

describe('in a bucket', () => {
  test('a list longer than one page is read to its end', async () => {
    const depot = stockageS3(bons)
    const ecrites: string[] = []
    for (let lot = 0; lot < 21; lot++)
      ecrites.push(...(await Promise.all(Array.from({ length: 50 }, () => depot.ecrire(new Uint8Array([lot]))))))
    const lues: string[] = []
    for await (const { cle } of depot.lister()) lues.push(cle)
    expect(new Set(lues).size).toBe(lues.length)
    expect(lues).toEqual(expect.arrayContaining(ecrites))
  })

  test.each([
    [
      'a key that is refused',
      { cle: 'UNE-AUTRE', secret: SECRET },
      `Le stockage S3 refuse l’accès au compartiment ${BUCKET} (403 InvalidAccessKeyId)`,
    ],
    ['a bucket that does not exist', { bucket: 'un-autre' }, `Le compartiment un-autre n’existe pas à l’adresse ${adresse}`],
    ['an address where nothing answers', { adresse: 'http://127.0.0.1:9' }, 'Le stockage S3 ne répond pas à l’adresse http://127.0.0.1:9'],
  ])('at start, the portal reports %s', async (_cas, faux, phrase) => {
    const dite = await essayerS3({ ...bons, ...faux })
    expect(dite).toContain(phrase)
    expect(dite).not.toMatch(/UNE-AUTRE|un-secret/)
  })

  test('correct settings raise no message', async () => {
    expect(await essayerS3(bons)).toBeNull()
  })

  test('an error states its cause and reveals no key', async () => {
    const refuse = stockageS3({ ...bons, cle: 'UNE-AUTRE', secret: SECRET })
    const erreur: unknown = await refuse.ecrire(new Uint8Array([1])).catch((e: unknown) => e)
    expect(erreur).toMatchObject({ name: 'StockageError', message: expect.stringContaining('403') })
    expect(JSON.stringify(erreur, Object.getOwnPropertyNames(erreur as object))).not.toMatch(/UNE-AUTRE|un-secret/)
    await expect(
      (async () => {
        for await (const _ of refuse.lister()) void _
      })(),
    ).rejects.toThrow('403')
    const muet = stockageS3({ ...bons, adresse: 'http://127.0.0.1:9' })
    await expect(muet.lire('ab/00000000-0000-4000-8000-000000000000')).rejects.toThrow('n’a pas répondu comme prévu')
  })
})
