import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LIGNES } from '@/lib/soutien/reseau/schema'
import { fichiers, imports, lire } from '../../architecture/sources'

const CELLULE = fichiers('lib/soutien', 'app/aide', 'app/(portail)/aide')

describe('R-SOU-14: the cell passes nothing that it was told to the faculty or to the health agency', () => {
  it('only the policy of released figures names the direction of the faculty, and no file of the cell names the agency', () => {
    const nomment = CELLULE.filter((f) => /'(DIR_UFR|ARS)'/.test(lire(f)))
    expect(nomment).toEqual(['lib/soutien/bilan/policy.ts'])
    expect(lire('lib/soutien/bilan/policy.ts')).not.toContain("'ARS'")
  })

  it('only one file of the cell sends mails, in one place', () => {
    const envoient = CELLULE.filter((f) => imports(f).some((i) => i.startsWith('lib/core/courriel/')))
    expect(envoient).toEqual(['lib/soutien/avis/commands.ts'])
    expect(lire('lib/soutien/avis/commands.ts').match(/remettreAuServeur\(/g)).toHaveLength(1)
  })

  it('the cell offers no download but the portraits that doctors chose to show', () => {
    expect(CELLULE.filter((f) => f.endsWith('/route.ts'))).toEqual(['app/aide/portrait/[id]/route.ts'])
  })
})

describe('R-SOU-20: telephone numbers change', () => {
  /** Earlier numbers of the Ordre, without spaces. */
  const ANCIENS = ['0826000401', '0800800854']
  const ORDRE = '0800288038'
  const chiffres = (texte: string): string => texte.replace(/(?<=\d)[ .\u00A0\u202F-](?=\d)/g, '')

  it('the resource of the Ordre has its present number, and no other resource has it', () => {
    const lignes = LIGNES.filter((l) => chiffres(l.contact).includes(ORDRE))
    expect(lignes.map((l) => l.nom)).toEqual(['Ordre des médecins, entraide'])
    expect(LIGNES.filter((l) => /\bCNA\b/.test(`${l.nom} ${l.description}`))).toEqual([])
  })

  it('no shipped file holds an earlier number of the Ordre', () => {
    const racine = path.resolve(import.meta.dirname, '../../..')
    const suivis = execFileSync('git', ['ls-files', '--', 'app', 'lib', 'components', 'prisma', 'docs', 'README.md'], {
      cwd: racine,
      encoding: 'utf8',
    })
      .split('\n')
      .filter((f) => /\.(tsx?|md|sql)$/.test(f))
    expect(suivis.length).toBeGreaterThan(300)
    const lus = suivis.flatMap((f) => {
      try {
        return [[f, chiffres(lire(f))] as const]
      } catch {
        return []
      }
    })
    expect(lus.filter(([, texte]) => ANCIENS.some((n) => texte.includes(n))).map(([f]) => f)).toEqual([])
  })
})
