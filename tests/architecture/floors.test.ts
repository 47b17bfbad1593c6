import { describe, expect, it } from 'vitest'
import { fichiers, imports } from './sources'

const WORKFLOWS = ['soutien', 'theses', 'flechage', 'msu', 'annuaire']

/** The floor of a path: an import may only go to a lower one, or stay within its own room. */
function etage(chemin: string): { rang: number; piece: string } | null {
  const [tete, suite] = chemin.split('/')
  if (tete === 'app') return { rang: 3, piece: 'app' }
  if (tete === 'components') return { rang: 2, piece: 'components' }
  if (tete !== 'lib' || !suite) return null
  if (WORKFLOWS.includes(suite)) return { rang: 2, piece: suite }
  if (suite === 'referentiel') return { rang: 1, piece: 'referentiel' }
  return { rang: 0, piece: 'core' }
}

describe('imports run down three floors', () => {
  it.each(fichiers('app', 'components', 'lib'))('%s', (fichier) => {
    const ici = etage(fichier)
    if (!ici) return
    const fautes = imports(fichier).filter((cible) => {
      const la = etage(cible)
      return la !== null && la.piece !== ici.piece && la.rang >= ici.rang
    })
    expect(fautes).toEqual([])
  })
})

const PORTES = /^lib\/(core\/.+|(?:.+\/)?(?:queries|commands))\.ts$/

describe('one door to the database', () => {
  it.each(fichiers('app', 'components', 'lib').filter((f) => !PORTES.test(f)))('%s does not open it', (fichier) => {
    expect(imports(fichier).filter((i) => i === 'lib/core/db' || i === 'generated/prisma/client')).toEqual([])
  })
})

const VOCABULAIRE = new Set([
  'README.md',
  'workflow.ts',
  'policy.ts',
  'schema.ts',
  'guards.ts',
  'queries.ts',
  'commands.ts',
  'notices.ts',
  'taches.ts',
])

/** Decision 012: the cell has a door and a journal of its own. */
const SCELLES = ['lib/soutien/db.ts', 'lib/soutien/journal.ts']

describe('every workflow is the same files', () => {
  it.each(fichiers(...WORKFLOWS.map((w) => `lib/${w}`)))('%s', (fichier) => {
    if (!SCELLES.includes(fichier)) expect([...VOCABULAIRE]).toContain(fichier.split('/').at(-1))
  })
})

describe('the support cell is sealed (R-SOU-7, R-SOU-23)', () => {
  const cellule = (chemin: string): boolean => chemin.startsWith('lib/soutien/') || chemin.startsWith('generated/soutien')
  const DEHORS = [
    'lib/core/db',
    'lib/core/journal',
    'lib/core/courriel',
    'lib/core/courriel-envoi',
    'lib/core/transition',
    'generated/prisma/client',
  ]

  it.each(fichiers('lib').filter((f) => !cellule(f)))('%s does not know it', (fichier) => {
    expect(imports(fichier).filter(cellule)).toEqual([])
  })

  it.each(fichiers('app', 'components').filter((f) => !/^app\/(\(portail\)\/)?aide\//.test(f) && f !== 'app/taches.ts'))(
    '%s is not a page of it',
    (fichier) => {
      expect(imports(fichier).filter(cellule)).toEqual([])
    },
  )

  it.each(fichiers('lib/soutien'))('%s writes nothing outside of it', (fichier) => {
    expect(
      imports(fichier).filter(
        (i) => DEHORS.includes(i) || i.startsWith('lib/referentiel/interne') || i.startsWith('lib/referentiel/stage'),
      ),
    ).toEqual([])
  })

  it.each(fichiers('lib/soutien').filter((f) => !SCELLES.includes(f) && !/\/(queries|commands)\.ts$/.test(f)))(
    '%s does not open its database',
    (fichier) => {
      expect(imports(fichier).filter((i) => i === 'lib/soutien/db')).toEqual([])
    },
  )
})

describe('what reaches the database says so', () => {
  it.each(fichiers('lib').filter((f) => /\/(queries|commands)\.ts$/.test(f)))('%s is server-only', (fichier) => {
    expect(imports(fichier)).toContain('server-only')
  })
})
