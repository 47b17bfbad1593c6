import { describe, expect, it } from 'vitest'
import { mayImport, roomOf, WORKFLOWS } from './floors'
import { fichiers, imports, lire } from './sources'

describe('a file imports from its own room or from a lower floor', () => {
  it.each(fichiers('app', 'components', 'lib'))('%s', (file) => {
    const here = roomOf(file)
    expect(here, `${file} is in no room of floors.json`).not.toBeNull()
    const wrong = imports(file).filter((target) => {
      const there = roomOf(target)
      return here && there && !mayImport(here, there)
    })
    expect(wrong).toEqual([])
  })
})

describe('imports form no cycle', () => {
  it('in app, components and lib', () => {
    const files = fichiers('app', 'components', 'lib')
    const known = new Set(files)
    const of = new Map(files.map((f) => [f, imports(f).flatMap((i) => [`${i}.ts`, `${i}.tsx`].filter((c) => known.has(c)))]))
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      for (const next of of.get(file) ?? []) walk(next, [...path, file])
      done.add(file)
    }
    for (const file of files) walk(file, [])
    expect(circles).toEqual([])
  })
})

describe('a route does not import the private pieces of another route', () => {
  // Pieces that several routes share are in a `_` folder of a route above all of them.
  const plain = (path: string): string => path.replaceAll(/\/\([^/]*\)/g, '')
  const routeOf = (file: string): string => plain(file).replace(/\/(_[^/]*\/.*|[^/]*)$/, '')
  it.each(fichiers('app'))('%s', (file) => {
    const borrowed = imports(file).filter((target) => {
      if (!target.includes('/_')) return false
      const owner = plain(target).slice(0, plain(target).indexOf('/_'))
      return target.startsWith('app/') && !`${routeOf(file)}/`.startsWith(`${owner}/`)
    })
    expect(borrowed).toEqual([])
  })
})

const DOORS = /^lib\/(core\/.+|(?:.+\/)?(?:queries|commands))\.ts$/

describe('one door to the database', () => {
  it.each(fichiers('app', 'components', 'lib').filter((f) => !DOORS.test(f)))('%s does not open it', (file) => {
    expect(imports(file).filter((i) => i === 'lib/core/donnees/db' || i === 'generated/prisma/client')).toEqual([])
  })
})

describe('queries and commands run on the server only', () => {
  it.each(fichiers('lib').filter((f) => /\/(queries|commands)\.ts$/.test(f)))('%s is server-only', (file) => {
    expect(imports(file)).toContain('server-only')
  })
})

/** The closed vocabulary of decision 003. A file with another name is a pure algorithm, named after what it computes. */
const VOCABULARY = new Set(
  'workflow policy guards schema queries commands notices taches parametres'.split(' ').map((name) => `${name}.ts`),
)
/** Names that do not say what a file holds. */
const VAGUE = /^(utils?|helpers?|services?|managers?|common|misc|index|types|constants)\.ts$/
/** Decision 012: the cell has its own access to the database and its own journal. Add nothing to this list. */
const EXCEPTIONS = new Set(['lib/soutien/db.ts', 'lib/soutien/journal.ts'])

describe('every file of lib/ has a name of the vocabulary, or is a pure algorithm', () => {
  it.each(fichiers('lib').filter((f) => !f.startsWith('lib/core/') && !EXCEPTIONS.has(f)))('%s', (file) => {
    const name = file.split('/').at(-1) ?? ''
    if (VOCABULARY.has(name)) return
    expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.d)?\.ts$/)
    expect(name).not.toMatch(VAGUE)
    expect(
      imports(file).filter((i) => i === 'server-only' || /\/(queries|commands)$/.test(i)),
      `${name} is none of the vocabulary, so it must be a pure algorithm`,
    ).toEqual([])
  })

  it.each(fichiers('lib/core'))('%s has a name that says what it holds', (file) => {
    expect(file.split('/').at(-1)).not.toMatch(VAGUE)
  })
})

describe('app/ assembles what each room declares', () => {
  it.each(['taches', 'parametres'])('%s', (name) => {
    const declared = fichiers('lib').filter((f) => f.endsWith(`/${name}.ts`))
    const assembled = imports(`app/${name}.ts`)
    expect(declared.filter((f) => !assembled.includes(f.replace(/\.ts$/, '')))).toEqual([])
  })
})

describe('no other room reads the support cell, and the cell uses no database but its own (R-SOU-7, R-SOU-23)', () => {
  const isCell = (path: string): boolean => path.startsWith('lib/soutien/') || path.startsWith('generated/soutien')
  const OUTSIDE = [
    'lib/core/donnees/db',
    'lib/core/workflow/journal',
    'lib/core/courriel/courriel',
    'lib/core/courriel/envoi',
    'generated/prisma/client',
  ]

  it.each(fichiers('lib').filter((f) => !isCell(f)))('%s does not import the cell', (file) => {
    expect(imports(file).filter(isCell)).toEqual([])
  })

  it.each(
    fichiers('app', 'components').filter((f) => !/^app\/(\(portail\)\/)?aide\//.test(f) && !/^app\/(taches|parametres)\.ts$/.test(f)),
  )('%s is not a page of the cell and does not import it', (file) => {
    expect(imports(file).filter(isCell)).toEqual([])
  })

  it.each(fichiers('lib/soutien'))(
    '%s imports neither the department’s database, journal and mails, nor its internes and stages',
    (file) => {
      expect(
        imports(file).filter(
          (i) => OUTSIDE.includes(i) || i.startsWith('lib/referentiel/interne') || i.startsWith('lib/referentiel/stage'),
        ),
      ).toEqual([])
    },
  )

  it.each(fichiers('lib/soutien').filter((f) => !EXCEPTIONS.has(f) && !/\/(queries|commands)\.ts$/.test(f)))(
    '%s does not open the cell’s database',
    (file) => {
      expect(imports(file).filter((i) => i === 'lib/soutien/db')).toEqual([])
    },
  )
})

describe('the floors are listed once', () => {
  it('ESLint reads the list the tests read', () => {
    expect(lire('eslint.config.mjs')).toContain('tests/architecture/floors.json')
    expect(lire('eslint.config.mjs')).not.toMatch(/@\/lib\/(flechage|stages|theses|msu|annuaire)/)
  })
  it('knows the six workflows', () => {
    expect([...WORKFLOWS].sort()).toEqual(['annuaire', 'flechage', 'msu', 'soutien', 'stages', 'theses'].map((w) => `lib/${w}`))
  })
})
