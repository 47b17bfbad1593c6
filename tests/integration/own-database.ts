// Before each test file, and before it imports the database client: a fresh copy of the model, under
// DATABASE_URL for the department and SOUTIEN_DATABASE_URL for the support cell.
import pg from 'pg'
import { inject } from 'vitest'

const name = `w${process.env.VITEST_POOL_ID}`
const administration = inject('administration')
const { url, soutien } = inject('modele')
const client = new pg.Client({ connectionString: administration })
await client.connect()
await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
await client.query(`CREATE DATABASE ${name} TEMPLATE modele OWNER ${new URL(url).username}`)
await client.end()

const here = (address: string): string => Object.assign(new URL(address), { pathname: `/${name}` }).href
process.env.DATABASE_URL = here(url)
process.env.SOUTIEN_DATABASE_URL = here(soutien)
