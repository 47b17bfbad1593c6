// Runs the Prisma command line as `node scripts/prisma.ts <command> …`, without downloading its engine and, for the
// commands that write migrations, without a database of your own. PRISMA_BASE=soutien selects the support cell's schema.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, chmodSync, constants, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { NOM, throwAwayFolder } from '../prisma/embedded-data.ts'
import { startEmbedded } from '../prisma/embedded.ts'
import { markClient } from './portail/build.ts'
import { RACINE } from './portail/children.ts'

const ENGINE = path.join(RACINE, 'prisma/schema-engine.mjs')

// Commands that only compare the schema with the migrations: an empty temporary database is enough.
const estSansDonnees = ([first, second]: string[]): boolean => first === 'migrate' && (second === 'dev' || second === 'diff')

function commandLine(): string | null {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')
  } catch {
    return null
  }
}

// An archive or a Windows checkout loses the executable bit.
function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}

async function runPrisma(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: RACINE,
    stdio: 'inherit',
    env: {
      PRISMA_SCHEMA_ENGINE_BINARY: ENGINE,
      // No look-up of a newer version, nor of the vendor's host.
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      ...env,
      // The engine's first line asks for `node`: it must be this one.
      PATH: [path.dirname(process.execPath), env.PATH].join(path.delimiter),
    },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

async function withThrowAwayDatabase(work: (url: string) => Promise<number>): Promise<number> {
  const folder = throwAwayFolder()
  try {
    const server = await startEmbedded({ dataDir: path.join(folder, 'postgres'), durable: false })
    try {
      return await work(server.urlOf(NOM))
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const args = process.argv.slice(2)
const program = commandLine()
if (program) {
  makeExecutable(ENGINE)
  process.exitCode =
    process.env.DATABASE_URL || !estSansDonnees(args)
      ? await runPrisma(program, args, process.env)
      : await withThrowAwayDatabase((url) => runPrisma(program, args, { ...process.env, DATABASE_URL: url }))
  if (args[0] === 'generate' && !process.exitCode) {
    process.exitCode = await runPrisma(program, args, { ...process.env, PRISMA_BASE: 'soutien' })
    if (!process.exitCode) markClient()
  }
} else if (args[0] === 'generate') {
  // `npm ci --omit=dev`: a server that runs an existing build needs neither the command line nor the generated client.
  console.warn('The Prisma command line is not installed: the database client was not generated.')
} else {
  console.error('The Prisma command line is not installed. Run `npm ci` without --omit=dev.')
  process.exitCode = 1
}
