import { readFileSync } from 'node:fs'
import next from 'eslint-config-next'
import nextTypescript from 'eslint-config-next/typescript'
import tailwind from 'eslint-plugin-better-tailwindcss'

// The rooms of the house by floor. The tests of architecture read the same list.
const { floors, onlyOn } = JSON.parse(readFileSync(new URL('tests/architecture/floors.json', import.meta.url), 'utf8'))

const PORTE = {
  group: ['@/lib/core/donnees/db', '**/donnees/db', '@/generated/prisma/client', '@/lib/soutien/db', '@/generated/soutien/client'],
  allowTypeImports: true,
  message: 'The database is reached through queries.ts and commands.ts only.',
}
const FRAPPE = {
  group: ['@/lib/core/auth/acteur', '**/acteur'],
  importNames: ['frapperActeur'],
  message: 'An actor is minted by requireActeur, acteurSysteme and the test factory alone.',
}
const SESSION = {
  group: ['@/lib/core/auth/session', '**/session'],
  importNames: ['chargerActeur'],
  message: 'An actor comes from the session; chargerActeur is for sign-in, seeds and tests.',
}
const interdire = (...patterns) => ({ 'no-restricted-imports': 'off', '@typescript-eslint/no-restricted-imports': ['error', { patterns }] })
const VERIFICATEUR = { group: ['**/verificateur/**'], message: 'The verifier shares no code with the portal, either way.' }

/** The imports refused to a room: other rooms of its floor and those above; for a room of `onlyOn`, all rooms but those it names. */
function montee(room, floor) {
  const refused = floors.flatMap((rooms, n) =>
    rooms.filter((other) => other !== room && (onlyOn[room] ? !onlyOn[room].includes(other) : n >= floor)),
  )
  return refused.length
    ? [{ group: refused.map((other) => `@/${other}/**`), message: 'Imports run down: see tests/architecture/floors.json.' }]
    : []
}

const SANS_FILTRE = {
  selector: "LogicalExpression[operator='??'][right.type='Identifier'][right.name='undefined']",
  message: 'Prisma reads undefined as no filter at all: say what a null means, or leave the key out.',
}
const SANS_ACTEUR = {
  selector: "Identifier[name='_acteur']",
  message: 'A query that needs no actor is public to those who are signed in: it says so, and takes none.',
}

/** Rules about components. Where there are none, looking for them took a third of the time. */
const COMPOSANTS = Object.fromEntries(
  next.flatMap(({ rules = {} }) =>
    Object.keys(rules)
      .filter((name) => /^(react|react-hooks|jsx-a11y)\//.test(name))
      .map((name) => [name, 'off']),
  ),
)

/** One entry for the files of a room, and one for those that are a door to its database. */
const rules = floors.flatMap((rooms, floor) =>
  rooms.flatMap((room) => [
    ...(room === 'lib/core'
      ? []
      : [{ files: [`${room}/**/*.{ts,tsx}`], rules: interdire(PORTE, FRAPPE, SESSION, VERIFICATEUR, ...montee(room, floor)) }]),
    {
      files: room === 'lib/core' ? ['lib/core/**/*.ts'] : [`${room}/**/queries.ts`, `${room}/**/commands.ts`],
      rules: interdire(
        ...(room === 'lib/core' ? [] : [FRAPPE]),
        ...(room.startsWith('lib/referentiel/') || room === 'lib/core' ? [] : [SESSION]),
        VERIFICATEUR,
        ...montee(room, floor),
      ),
    },
  ]),
)

const config = [
  { ignores: ['node_modules/', '**/.next*/', 'generated/', '.donnees/', 'next-env.d.ts', 'test-results/', 'playwright-report/'] },
  ...next,
  ...nextTypescript,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  { files: ['{lib,prisma,scripts,tests,verificateur}/**/*.ts'], rules: COMPOSANTS },
  { files: ['scripts/**', 'prisma/**', 'tests/**', 'verificateur/verifier.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['verificateur/**/*.ts'],
    rules: interdire({ regex: '^(?!node:|\\./)', message: 'The verifier shares no code: Node’s own modules and its own files only.' }),
  },
  ...rules,
  {
    // Where class names stand: in className, in what `classes` joins, and in constants of that look.
    files: ['components/**/*.{ts,tsx}'],
    plugins: { tailwind },
    settings: {
      'better-tailwindcss': {
        entryPoint: 'app/globals.css',
        selectors: [
          { kind: 'attribute', name: '^className$', match: [{ type: 'strings' }] },
          { kind: 'callee', name: '^classes$', match: [{ type: 'strings' }] },
          { kind: 'variable', name: '^[A-Z][A-Z_]*$', match: [{ type: 'strings' }] },
        ],
      },
    },
    rules: {
      'tailwind/no-unknown-classes': ['error', { ignore: ['group', 'peer'] }],
      'tailwind/no-conflicting-classes': 'error',
      'tailwind/no-duplicate-classes': 'error',
    },
  },
  { files: ['lib/**/*.ts'], rules: { 'no-restricted-syntax': ['error', SANS_FILTRE] } },
  { files: ['lib/**/queries.ts'], rules: { 'no-restricted-syntax': ['error', SANS_FILTRE, SANS_ACTEUR] } },
  // Decision 012: the cell's own door to the database, and its own journal.
  { files: ['lib/soutien/db.ts', 'lib/soutien/journal.ts'], rules: interdire(FRAPPE, SESSION) },
]

export default config
