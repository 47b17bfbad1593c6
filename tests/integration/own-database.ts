// Before each test file, and before it imports the database client: a fresh copy of the model under DATABASE_URL.
import pg from 'pg'
import { inject } from 'vitest'

const name = `w${process.env.VITEST_POOL_ID}`
const administration = inject('administration')
const client = new pg.Client({ connectionString: administration })
await client.connect()
await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
await client.query(`CREATE DATABASE ${name} TEMPLATE modele`)
await client.end()

const address = new URL(administration)
address.pathname = `/${name}`
process.env.DATABASE_URL = address.href
