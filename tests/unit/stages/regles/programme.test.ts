import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { enCanonique, type Valeur } from '@/lib/core/donnees/canonique'
import { fichierChoix, type FichierChoix } from '@/lib/stages/regles/export'
import { exemple } from '@/scripts/choix/exemple'
import { FichierIllisible, lireFichier } from '@/verificateur/fichier'
import { verifierChoix } from '@/verificateur/proprietes'
import { exempleTermine } from './lectures'

describe('the program of the verifier', () => {
  const dossier = mkdtempSync(path.join(tmpdir(), 'verificateur-'))
  afterAll(() => rmSync(dossier, { recursive: true }))
  const lancer = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['verificateur/verifier.ts', ...args], { encoding: 'utf8' })
    return { status, sortie: stdout + stderr }
  }
  const ecrire = (nom: string, contenu: unknown): string => {
    const chemin = path.join(dossier, nom)
    writeFileSync(chemin, typeof contenu === 'string' ? contenu : enCanonique(contenu as Valeur))
    return chemin
  }

  it('the published samples are what the script makes', () => {
    for (const [nom, texte] of Object.entries(exemple())) expect(readFileSync(`verificateur/exemple/${nom}`, 'utf8')).toBe(texte)
  })
  it('R-RNG-8: says that both samples hold, with one line for each property, and exits with 0', () => {
    const { status, sortie } = lancer()
    expect([status, sortie.match(/^P\d {2}tient/gm)?.length]).toEqual([0, 9 + 2 * 5])
    for (const code of ['A1', 'A2', 'A3', 'A4', 'A5']) expect(sortie.match(new RegExp(`^${code} {2}tient`, 'gm'))).toHaveLength(2)
    expect(sortie).toContain('9 propriétés tenues sur 9.')
    expect(sortie.match(/10 propriétés tenues sur 10\./g)).toHaveLength(2)
    expect(sortie).toContain('Les deux exemples tiennent')
  })
  it('R-RNG-8: the sample of a matching has rankings, terrains without a ranking, surnombres, a draw and people without a post', () => {
    const copie = JSON.parse(exemple()['appariement-commission.json'] ?? '') as FichierChoix
    const muets = copie.postes.filter((p) => p.classement?.length === 0)
    expect([copie.postes.length, muets.length]).toEqual([9, 2])
    expect(new Set(copie.appel.map((l) => l.surnombre))).toEqual(new Set([null, 'VALIDANT', 'NON_VALIDANT']))
    expect(copie.tirages).toHaveLength(1)
    expect(copie.appel.filter((l) => l.obtenu === null).length).toBeGreaterThan(1)
    // An interne was placed before people called earlier who wanted the same post.
    expect(
      verifierChoix(lireFichier(JSON.stringify({ ...copie, postes: copie.postes.map((p) => ({ ...p, classement: [] })) }))).flatMap((v) =>
        v.manquements.map(() => v.code),
      ),
    ).toContain('A2')
  })
  it('R-RNG-8: names an altered line of the matching and the rule', () => {
    const copie = JSON.parse(exemple()['appariement-commission.json'] ?? '') as FichierChoix
    const lese = copie.appel.find((l) => l.obtenu !== null && l.surnombre === null)
    const { status, sortie } = lancer(
      ecrire('altere.json', { ...copie, appel: copie.appel.map((l) => (l === lese ? { ...l, obtenu: null } : l)) }),
    )
    expect(status).toBe(1)
    for (const code of ['A1', 'A3']) expect(sortie).toMatch(new RegExp(`^${code} {2}NON TENU`, 'm'))
    expect(sortie).toContain(`${lese?.pseudonyme} | R-RNG-8 |`)
  })
  it('names the person harmed and the rule, and exits with 1', () => {
    const fichier = fichierChoix(exempleTermine(), 'PUBLIQUE')
    const lese = fichier.appel.find((l) => l.obtenu !== null)
    const appel = fichier.appel.map((l) => (l === lese ? { ...l, obtenu: null } : l))
    const { status, sortie } = lancer(ecrire('faux.json', { ...fichier, appel }))
    expect(status).toBe(1)
    expect(sortie).toMatch(/^P2 {2}NON TENU/m)
    expect(sortie).toContain(`${lese?.pseudonyme} | R-RNG-1 | « ${lese?.pseudonyme} » n’a rien obtenu alors que`)
  })
  it('confirms or denies « mes vœux ont été changés » with the receipt (R-RNG-9)', () => {
    const recu = JSON.parse(exemple()['recu.json'] ?? '') as { voeux: string[] }
    expect(lancer('--recu', 'verificateur/exemple/recu.json')).toMatchObject({
      status: 0,
      sortie: expect.stringContaining('Votre reçu est bien celui'),
    })
    const autre = ecrire('recu.json', { ...recu, voeux: [...recu.voeux].reverse() })
    expect(lancer('--recu', autre)).toMatchObject({ status: 1, sortie: expect.stringContaining('n’est pas celui de la ligne') })
  })
  it('exits with 2 and one French sentence for a file that it cannot read', () => {
    for (const contenu of ['', '{}', '[]', '{"format":"marguerite-choix/2"}']) {
      const { status, sortie } = lancer(ecrire('illisible.json', contenu))
      expect([status, sortie.trim().split('\n').length]).toEqual([2, 1])
    }
    expect(lancer('/nulle/part.json').status).toBe(2)
  })
  it('throws no error but its own, whatever the file', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('postes', 'appel', 'offre', 'fleches', 'tirages', 'graine'), (valeur, champ) => {
        const texte = JSON.stringify({ ...fichierChoix(exempleTermine(), 'PUBLIQUE'), [champ]: valeur })
        try {
          verifierChoix(lireFichier(texte))
        } catch (erreur) {
          expect(erreur).toBeInstanceOf(FichierIllisible)
        }
      }),
      { numRuns: 100 },
    ))
})
