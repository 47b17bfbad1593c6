import { defineConfig } from 'prisma/config'

// Two databases as far as the tool knows: the department's, and the support cell's in its own schema and role.
const estSoutien = process.env.PRISMA_BASE === 'soutien'

export default defineConfig({
  schema: estSoutien ? 'prisma/soutien/schema.prisma' : 'prisma/schema',
  migrations: { path: estSoutien ? 'prisma/soutien/migrations' : 'prisma/migrations' },
  // `generate` reads no database, yet the command line wants an address.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://portail@127.0.0.1:5432/portail' },
})
