// `node scripts/portail/build.ts` makes the production build when the sources changed since the last one.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { NEXT, RACINE, StartError, startNode, type Child, type Environment } from './children.ts'

// Well formed, with no server behind it: a page that reads the database during the build fails at once.
const NO_DATABASE = 'postgresql://construction@127.0.0.1:1/aucune'
const FINGERPRINT = 'empreinte-des-sources'
const CLIENT = path.join(RACINE, 'generated')
const CLIENT_SOURCES = ['package-lock.json', 'prisma/schema', 'prisma/soutien/schema.prisma']
const BUILD_SOURCES = [
  ...CLIENT_SOURCES,
  'app',
  'components',
  'lib',
  'public',
  'next.config.ts',
  'tsconfig.json',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
]

/** Called for each child that the two steps below start, so that the caller can stop it. */
type OnChild = (child: Child) => void

function fingerprintOf(sources: readonly string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const source of sources) {
    const whole = path.join(RACINE, source)
    if (!existsSync(whole)) continue
    const files = statSync(whole).isDirectory() ? globSync('**/*', { cwd: whole, withFileTypes: true }) : []
    const names = files.filter((file) => file.isFile()).map((file) => path.join(file.parentPath, file.name))
    for (const name of files.length ? names.sort() : [whole]) {
      if (statSync(name).isFile()) hash.update(`\0${path.relative(RACINE, name)}\0`).update(readFileSync(name))
    }
  }
  return hash.digest('hex')
}

const read = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null)

/** Records the schema from which the client was generated. */
export function markClient(): void {
  writeFileSync(path.join(CLIENT, FINGERPRINT), fingerprintOf(CLIENT_SOURCES))
}

/** Generates the database client when the schema changed since the last time (a `git pull` without `npm ci`). */
export async function ensureClient(env: Environment, onChild: OnChild = () => undefined): Promise<void> {
  const estAJour = read(path.join(CLIENT, FINGERPRINT)) === fingerprintOf(CLIENT_SOURCES)
  if (estAJour && existsSync(path.join(CLIENT, 'prisma/client.ts'))) return
  await run(['scripts/prisma.ts', 'generate'], env, onChild, 'La préparation de l’accès à la base de données a échoué.')
}

/** An application of this repository: Next's folder for it, where its build goes, and what it is made from. */
export type Application = Readonly<{ folder: string; dist: string; sources: readonly string[] }>

/**
 * Makes the production build in `NEXT_DIST_DIR` (default `.next`) unless the last one was made from the same sources.
 * The build reads no database and no setting of the portal. Returns whether it was made.
 */
export const ensureBuild = (env: Environment, onChild?: OnChild): Promise<boolean> =>
  ensureBuildOf({ folder: '.', dist: env.NEXT_DIST_DIR ?? '.next', sources: BUILD_SOURCES }, env, onChild)

/** The same for another application. */
export async function ensureBuildOf(
  { folder, dist, sources }: Application,
  env: Environment,
  onChild: OnChild = () => undefined,
): Promise<boolean> {
  const made = path.resolve(RACINE, folder, dist)
  const mark = path.join(made, FINGERPRINT)
  const current = fingerprintOf(sources)
  if (read(mark) === current && existsSync(path.join(made, 'BUILD_ID'))) return false
  rmSync(mark, { force: true })
  const bare: Environment = {
    ...env,
    NODE_ENV: 'production',
    DATABASE_URL: NO_DATABASE,
    DEMONSTRATION: undefined,
  }
  await run([NEXT, 'build', folder], bare, onChild, 'La construction du portail a échoué ; les lignes ci-dessus disent pourquoi.')
  writeFileSync(mark, current)
  return true
}

async function run(args: string[], env: Environment, onChild: OnChild, failure: string): Promise<void> {
  const child = startNode(args, env)
  onChild(child)
  if ((await child.ended) !== 0) throw new StartError(failure)
}

if (import.meta.main) {
  try {
    await ensureClient(process.env)
    const made = await ensureBuild(process.env)
    if (!made) console.log('La construction est à jour.')
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
