#!/usr/bin/env node
// Stand-in for Prisma's native `schema-engine` program.
//
// Why: no npm package ships that program. The Prisma command line downloads it from its vendor's host, and without it
// refuses to start, even for `generate`. This file takes the same arguments and speaks the same line-delimited JSON-RPC,
// and does the work with the same engine compiled to WebAssembly (@prisma/schema-engine-wasm) over @prisma/adapter-pg.
// `scripts/prisma.ts` names it in PRISMA_SCHEMA_ENGINE_BINARY. Where the vendor's host is reachable, the stock tool works
// on the same schema and migrations without it. PostgreSQL only; used in development, never at run time.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const ENGINE_METHODS = new Set([
  'applyMigrations',
  'createMigration',
  'dbExecute',
  'debugPanic',
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'diff',
  'ensureConnectionValidity',
  'evaluateDataLoss',
  'introspect',
  'introspectSql',
  'markMigrationApplied',
  'markMigrationRolledBack',
  'reset',
  'schemaPush',
])

const engineModule = await loadEngineModule()
const settings = readArguments(process.argv.slice(2))

if (settings.version) console.log(`schema-engine-wasm ${engineModule.version()}`)
else if (settings.command) await runCommand(settings.command)
else serve()

// Loaded by hand: the package's own entry imports .wasm as a module, which Node does not do yet.
async function loadEngineModule() {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(pathToFileURL(file).href)
  const { instance } = await WebAssembly.instantiate(readFileSync(file.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': glue,
  })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

function readArguments(args) {
  const found = { datamodels: [] }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (arg === '--version' || arg === '-V') found.version = true
    else if (arg === '--datamodels' || arg === '-d') found.datamodels.push([args[++i], readFileSync(args[i], 'utf8')])
    else if (arg === '--datasource') found.url = JSON.parse(args[++i]).url
    else if (arg === 'cli') found.command = args[++i]
    else if (arg.startsWith('--')) i++ // an option whose value the WebAssembly engine does not use
  }
  return found
}

/** Parts of a Prisma address. `?schema=` and its own pool settings are not parameters of PostgreSQL. */
function readAddress(url) {
  const address = new URL(url)
  const schema = address.searchParams.get('schema') ?? 'public'
  for (const name of ['schema', 'connection_limit', 'pool_timeout', 'connect_timeout']) address.searchParams.delete(name)
  return { address, schema, database: decodeURIComponent(address.pathname.slice(1)) }
}

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Runs one statement beside the database of `url`, in `postgres`. */
function administrate(url, sql) {
  const { address } = readAddress(url)
  address.pathname = '/postgres'
  return withClient(address.href, (client) => client.query(sql))
}

// --- `schema-engine cli <command>`: one answer by exit code ---------------------------------------------------------

async function runCommand(command) {
  const { address, database } = readAddress(settings.url)
  const name = pg.escapeIdentifier(database)
  try {
    if (command === 'can-connect-to-database') await withClient(address.href, () => undefined)
    else if (command === 'create-database') await administrate(settings.url, `CREATE DATABASE ${name}`)
    else if (command === 'drop-database') await administrate(settings.url, `DROP DATABASE IF EXISTS ${name}`)
    else reportFailure('P1000', `Unknown command ${command}`)
  } catch (error) {
    if (error.code === '3D000') reportFailure('P1003', `Database \`${database}\` does not exist`)
    else if (error.code === '28P01' || error.code === '28000') {
      reportFailure('P1000', 'Authentication failed against the database server')
    } else reportFailure('P1001', `Can't reach database server at \`${address.host}\`: ${error.message}`)
  }
}

// The command line skips the first line of stderr and reads each of the others as JSON.
function reportFailure(code, message) {
  const line = { level: 'ERROR', target: 'schema_engine::logger', fields: { error_code: code, message } }
  process.stderr.write(`schema-engine\n${JSON.stringify(line)}\n`)
  process.exitCode = 1
}

// --- The connection the engine works through -------------------------------------------------------------------------

const CHAR_OID = 18
const TEXT_OID = 25
const CHARACTER_COLUMN = 6
let characterTypePatched = false

// adapter-pg does not know PostgreSQL's catalogue type "char", which introspection reads
// (https://github.com/prisma/orm/issues/27403): it is fetched as text and declared as a character.
function patchCharacterType(adapter) {
  if (characterTypePatched) return
  characterTypePatched = true
  const queryable = Object.getPrototypeOf(Object.getPrototypeOf(adapter))
  const { performIO, queryRaw } = queryable
  queryable.performIO = async function (query) {
    const result = await performIO.call(this, query)
    this.characterColumns = []
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== CHAR_OID) return
      field.dataTypeID = TEXT_OID
      this.characterColumns.push(index)
    })
    return result
  }
  queryable.queryRaw = async function (query) {
    const result = await queryRaw.call(this, query)
    for (const index of this.characterColumns) {
      result.columnTypes[index] = CHARACTER_COLUMN
      for (const row of result.rows) if (row[index] === '') row[index] = '\0'
    }
    return result
  }
}

// The stock method cuts a script at every semicolon, even inside a function's body. PostgreSQL takes it whole.
async function executeScript(script) {
  try {
    await this.underlyingDriver().query(script)
  } catch (error) {
    this.onError(error)
  }
}

class AdapterFactory extends PrismaPg {
  async connect() {
    const adapter = await super.connect()
    patchCharacterType(adapter)
    adapter.executeScript = executeScript
    return adapter
  }

  // The stock method may connect to the main database instead of the shadow one, and drops it while still connected.
  async connectToShadowDb() {
    const name = pg.escapeIdentifier(`prisma_migrate_shadow_db_${randomUUID()}`)
    await administrate(settings.url, `CREATE DATABASE ${name}`)
    const config = { ...this.config, database: name.slice(1, -1) }
    const adapter = await new AdapterFactory(config, this.options).connect()
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await dispose()
      await administrate(settings.url, `DROP DATABASE ${name} WITH (FORCE)`)
    }
    return adapter
  }
}

// Given in parts: with a connection string the adapter would ignore the name of the shadow database.
function connectionConfig() {
  if (!settings.url) return [{}, {}]
  const { address, schema, database } = readAddress(settings.url)
  const config = {
    host: address.searchParams.get('host') ?? decodeURIComponent(address.hostname),
    port: Number(address.port || 5432),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database,
  }
  return [config, { schema }]
}

let engine
function getEngine() {
  engine ??= engineModule.SchemaEngine.new(
    { datamodels: settings.datamodels.length ? settings.datamodels : undefined },
    (message) => process.env.DEBUG && process.stderr.write(`${message}\n`),
    bindMigrationAwareSqlAdapterFactory(new AdapterFactory(...connectionConfig())),
  )
  return engine
}

// --- JSON-RPC, one message a line, answered in order -----------------------------------------------------------------

function serve() {
  let queue = Promise.resolve()
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      queue = queue.then(() => handle(line))
    })
    .on('close', () => queue.then(() => process.exit(0)))
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

async function handle(line) {
  if (!line.trim()) return
  const { id, method, params } = JSON.parse(line)
  if (!method) return // the command line's reply to `print`
  try {
    send({ id, result: (await call(method, params)) ?? null })
  } catch (error) {
    const data = {
      is_panic: false,
      message: error?.message ?? String(error),
      meta: error?.meta ?? null,
      error_code: error?.code ?? null,
    }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

async function call(method, params) {
  if (method === 'getDatabaseDescription') return 'PostgreSQL'
  if (method === 'getDatabaseVersion') return (await getEngine()).version(params)
  if (method === 'createDatabase') {
    const url = params.datasource.url ?? settings.url
    const { database } = readAddress(url)
    await administrate(url, `CREATE DATABASE ${pg.escapeIdentifier(database)}`)
    return { databaseName: database }
  }
  if (!ENGINE_METHODS.has(method)) throw new Error(`Unknown method ${method}`)
  const current = await getEngine()
  if (method === 'evaluateDataLoss' || method === 'createMigration') {
    // Both read the schema of the past migrations from a cache that only devDiagnostic fills.
    await current.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
  }
  const result = await current[method](params)
  if (method !== 'diff' || result.stdout == null) return result
  // The native engine prints the script through the command line instead of returning it.
  send({ id: `print-${randomUUID()}`, method: 'print', params: { content: result.stdout.replace(/\n$/, '') } })
  return { exitCode: result.exitCode, stdout: null }
}
