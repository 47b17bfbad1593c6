import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { contratFichiers } from './fichier-contrat'

// Read at the first import of the settings.
const dossier = mkdtempSync(path.join(tmpdir(), 'donnees-'))
process.env.DONNEES = dossier
const racine = path.join(dossier, 'fichiers')
const chemin = (cle: string): string => path.join(racine, cle)
const cles = (): string[] =>
  readdirSync(racine, { recursive: true })
    .map(String)
    .filter((f) => f.includes('/'))

afterAll(() => rmSync(dossier, { recursive: true, force: true }))

await contratFichiers({ cles, chemin })

describe('on a disk', () => {
  test('a file is readable by the portal’s system user alone, and no temporary file remains', async () => {
    const { stockage } = await import('@/lib/core/fichier/stockage')
    const cle = await stockage().ecrire(new Uint8Array([1, 2, 3]))
    expect(statSync(chemin(cle)).mode & 0o777).toBe(0o600)
    expect(cles().some((f) => f.endsWith('.ecriture'))).toBe(false)
  })
})
