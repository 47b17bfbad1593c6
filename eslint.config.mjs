import next from 'eslint-config-next'
import nextTypescript from 'eslint-config-next/typescript'

const WORKFLOWS = ['soutien', 'theses', 'flechage', 'msu', 'annuaire']

const PORTE = {
  group: ['@/lib/core/db', '**/core/db', '@/generated/prisma/client', '@/lib/soutien/db', '@/generated/soutien/client'],
  allowTypeImports: true,
  message: 'The database is reached through queries.ts and commands.ts only.',
}
const FRAPPE = {
  group: ['@/lib/core/acteur', '**/acteur'],
  importNames: ['frapperActeur'],
  message: 'An actor is minted by requireActeur, acteurSysteme and the test factory alone.',
}
const SESSION = {
  group: ['@/lib/core/session', '**/session'],
  importNames: ['chargerActeur'],
  message: 'An actor comes from the session; chargerActeur is for sign-in, seeds and tests.',
}
const interdire = (...patterns) => ({ 'no-restricted-imports': 'off', '@typescript-eslint/no-restricted-imports': ['error', { patterns }] })
const montee = (groups, message) => ({ group: groups, message })

const HAUT = montee(
  ['@/app/**', '@/components/**', '@/lib/flechage/**', '@/lib/soutien/**', '@/lib/theses/**', '@/lib/msu/**', '@/lib/annuaire/**'],
  'Imports run down: app → components, workflows → referentiel → core.',
)
const VERIFICATEUR = montee(['**/verificateur/**'], 'The verifier shares no code with the portal, either way.')
const REFERENTIEL = montee(['@/lib/referentiel/**'], 'core knows no noun of the domain.')

const config = [
  { ignores: ['node_modules/', '.next*/', 'generated/', '.donnees/', 'next-env.d.ts', 'test-results/', 'playwright-report/'] },
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
  { files: ['scripts/**', 'prisma/**', 'tests/**', 'verificateur/verifier.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['verificateur/**/*.ts'],
    rules: interdire({ regex: '^(?!node:|\\./)', message: 'The verifier shares no code: Node’s own modules and its own files only.' }),
  },
  { files: ['app/**/*.{ts,tsx}'], rules: interdire(PORTE, FRAPPE, SESSION) },
  {
    files: ['components/**/*.{ts,tsx}'],
    rules: interdire(
      PORTE,
      FRAPPE,
      SESSION,
      montee(
        [
          '@/app/**',
          '@/lib/flechage/**',
          '@/lib/soutien/**',
          '@/lib/theses/**',
          '@/lib/msu/**',
          '@/lib/annuaire/**',
          '@/lib/referentiel/**',
        ],
        'Components know no workflow.',
      ),
    ),
  },
  ...WORKFLOWS.map((w) => ({
    files: [`lib/${w}/**/*.ts`],
    rules: interdire(
      PORTE,
      FRAPPE,
      SESSION,
      montee(
        ['@/app/**', '@/components/**', ...WORKFLOWS.filter((v) => v !== w).map((v) => `@/lib/${v}/**`)],
        'A workflow imports neither a page nor a sibling.',
      ),
    ),
  })),
  ...WORKFLOWS.map((w) => ({
    files: [`lib/${w}/**/queries.ts`, `lib/${w}/**/commands.ts`],
    rules: interdire(
      FRAPPE,
      SESSION,
      montee(
        ['@/app/**', '@/components/**', ...WORKFLOWS.filter((v) => v !== w).map((v) => `@/lib/${v}/**`)],
        'A workflow imports neither a page nor a sibling.',
      ),
    ),
  })),
  // Decision 012: the cell's own door, and the journal behind it.
  { files: ['lib/soutien/db.ts', 'lib/soutien/journal.ts'], rules: interdire(FRAPPE, SESSION) },
  { files: ['lib/referentiel/**/*.ts'], rules: interdire(PORTE, FRAPPE, SESSION, HAUT, VERIFICATEUR) },
  { files: ['lib/referentiel/**/queries.ts', 'lib/referentiel/**/commands.ts'], rules: interdire(FRAPPE, HAUT, VERIFICATEUR) },
  { files: ['lib/core/**/*.ts'], rules: interdire(HAUT, REFERENTIEL) },
]

export default config
