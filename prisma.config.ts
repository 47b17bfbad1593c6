import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // `generate` reads no database, yet the command line wants an address.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://portail@127.0.0.1:5432/portail' },
})
