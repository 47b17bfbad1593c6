// Before each test file: a fresh copy of the model, at DATABASE_URL for the department and SOUTIEN_DATABASE_URL for the
// support cell, and a folder of files. All the test files of a process use the same database name, because they share its
// modules: the memory of these modules is cleared first, and the settings that the previous file changed are restored.
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { toutOublier } from '@/lib/core/oubli'

const kept = globalThis as typeof globalThis & { settingsAtFirst?: NodeJS.ProcessEnv }
kept.settingsAtFirst ??= { ...process.env }
for (const setting of Object.keys(process.env)) if (!(setting in kept.settingsAtFirst)) delete process.env[setting]
Object.assign(process.env, kept.settingsAtFirst)

const name = `w${process.env.VITEST_POOL_ID}`
const { url, soutien } = inject('modele')
const here = (address: string): string => Object.assign(new URL(address), { pathname: `/${name}` }).href
process.env.DATABASE_URL = here(url)
process.env.SOUTIEN_DATABASE_URL = here(soutien)
process.env.DONNEES = path.join(os.tmpdir(), name)

await toutOublier()
const client = new pg.Client({ connectionString: inject('administration') })
await client.connect()
await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
await client.query(`CREATE DATABASE ${name} TEMPLATE modele OWNER ${new URL(url).username}`)
await client.end()
