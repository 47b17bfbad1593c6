import { readFileSync } from 'node:fs'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/soutien/db'
import { inscrire, verifierJournal } from '@/lib/soutien/journal'
import { unCas, unMembre } from '@/tests/factories/soutien/soutien'

async function avec<T>(adresse: string | undefined, ordre: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: adresse })
  await client.connect()
  try {
    return (await client.query(ordre)).rows as T[]
  } finally {
    await client.end()
  }
}
const departement = <T>(ordre: string) => avec<T>(process.env.DATABASE_URL, ordre)
const soutien = <T>(ordre: string) => avec<T>(process.env.SOUTIEN_DATABASE_URL, ordre)

const TABLES = `SELECT c.relname AS nom FROM pg_class c WHERE c.relnamespace = 'soutien'::regnamespace AND c.relkind = 'r' ORDER BY 1`

describe('R-SOU-23: the seal', () => {
  it('the department’s role reads, writes and counts no table of the cell', async () => {
    const tables = await soutien<{ nom: string }>(TABLES)
    expect(tables.length).toBeGreaterThan(15)
    for (const { nom } of tables) {
      for (const ordre of [
        `SELECT FROM soutien.${nom}`,
        `SELECT count(*) FROM soutien.${nom}`,
        `DELETE FROM soutien.${nom}`,
        `COPY soutien.${nom} TO STDOUT`,
      ])
        await expect(departement(ordre)).rejects.toThrow('permission denied for schema soutien')
    }
  })

  it('the department’s role can neither take the cell’s role nor give itself the right, and is no superuser', async () => {
    await expect(departement('SET ROLE soutien')).rejects.toThrow('permission denied')
    await expect(departement('GRANT USAGE ON SCHEMA soutien TO departement')).rejects.toThrow('permission denied')
    await expect(departement('ALTER SCHEMA soutien OWNER TO departement')).rejects.toThrow('must be owner')
    await expect(departement('DROP SCHEMA soutien CASCADE')).rejects.toThrow('must be owner')
    expect(await departement('SELECT rolsuper, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false, rolcreaterole: false, rolbypassrls: false },
    ])
  })

  it('neither role reads PostgreSQL’s counters, which would reveal how many rows the other wrote', async () => {
    const compteurs = [
      'pg_stat_user_tables',
      'pg_statio_user_tables',
      'pg_stat_user_indexes',
      'pg_stat_database',
      'pg_stat_io',
      'pg_stat_wal',
    ]
    for (const role of [departement, soutien]) {
      for (const vue of compteurs) await expect(role(`SELECT * FROM ${vue}`)).rejects.toThrow('permission denied for function pg_stat_get_')
      // The job queue reads who is connected; the statements of the other connections stay hidden.
      const autres = await role<{ vu: boolean }>(`SELECT bool_or(query <> '<insufficient privilege>') AS vu FROM pg_stat_activity
        WHERE usename <> current_user AND state IS NOT NULL`)
      expect(autres[0]?.vu ?? false).toBe(false)
    }
    // The planner's estimates are shown only for tables that the role may read.
    expect(await departement(`SELECT FROM pg_stats WHERE schemaname = 'soutien'`)).toEqual([])
  })

  it('the cell’s role reads no table of the department', async () => {
    for (const table of ['personne', 'interne', 'journal', 'courriel', 'session'])
      await expect(soutien(`SELECT FROM public.${table}`)).rejects.toThrow('permission denied')
  })

  it('R-SOU-7: no foreign key leaves the cell or enters it', async () => {
    expect(
      await departement(`SELECT conrelid::regclass FROM pg_constraint c JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid
        WHERE contype = 'f' AND a.relnamespace <> b.relnamespace`),
    ).toEqual([])
  })
})

describe('the columns of the cell', () => {
  const NATURES = /^(clair|chiffré|empreinte|compteur)(:|$)/
  const declarees = new Map<string, string>()
  let modele: { champs: Map<string, string>; table: string } | null = null
  let dernier = ''
  for (const ligne of readFileSync('prisma/soutien/schema.prisma', 'utf8').split('\n')) {
    const texte = ligne.trim()
    if (/^model /.test(texte)) modele = { champs: new Map(), table: '' }
    else if (texte.startsWith('/// ')) dernier = texte.slice(4)
    else if (modele && texte === '}') {
      for (const [champ, nature] of modele.champs) declarees.set(`${modele.table}.${champ}`, nature)
      modele = null
    } else if (modele && texte.startsWith('@@map')) modele.table = texte.match(/"(.+)"/)?.[1] ?? ''
    else if (modele && /^\w+\s/.test(texte)) {
      modele.champs.set(texte.split(/\s/)[0] ?? '', dernier)
      dernier = ''
    }
  }

  it('are each declared clear, encrypted, digest or counter', async () => {
    const colonnes = await soutien<{ nom: string; type: string }>(`
      SELECT table_name || '.' || column_name AS nom, data_type AS type FROM information_schema.columns
      WHERE table_schema = 'soutien' AND table_name <> '_prisma_migrations' ORDER BY 1`)
    expect(colonnes.length).toBeGreaterThan(90)
    expect(colonnes.filter(({ nom }) => !NATURES.test(declarees.get(nom) ?? '')).map((c) => c.nom)).toEqual([])
  })

  it('are text or bytes when they are encrypted, and keep no instant of a case', async () => {
    const types = new Map(
      (
        await soutien<{ nom: string; type: string }>(`
      SELECT table_name || '.' || column_name AS nom, data_type AS type FROM information_schema.columns WHERE table_schema = 'soutien'`)
      ).map((c) => [c.nom, c.type]),
    )
    for (const [nom, nature] of declarees) if (nature.startsWith('chiffré')) expect(['text', 'bytea']).toContain(types.get(nom))
    const instants = [...types].filter(
      ([nom, type]) => type.startsWith('timestamp') && /^(cas|piece|cle_scellee|tiers|journal|avis|passkey|membre)\./.test(nom),
    )
    expect(instants).toEqual([])
  })
})

describe('the cell’s journal', () => {
  it('is chained and append-only, and its check finds the line that was altered', async () => {
    const { qui } = await unMembre()
    const cas = await unCas([])
    await db().$transaction((tx) => inscrire(tx, qui, { acte: 'ouvrir', objetId: cas.id }))
    await db().$transaction((tx) => inscrire(tx, qui, { acte: 'attribuer', objetId: cas.id }))
    expect((await verifierJournal()).premiereRupture).toBeNull()
    await expect(db().ligneJournal.updateMany({ where: { acte: 'ouvrir' }, data: { acte: 'autre' } })).rejects.toThrow()
    await expect(db().ligneJournal.deleteMany({})).rejects.toThrow()
    const { rang } = await db().ligneJournal.findFirstOrThrow({ where: { acte: 'ouvrir' } })
    await db().$transaction([
      db().$executeRaw`ALTER TABLE journal DISABLE TRIGGER USER`,
      db().$executeRaw`UPDATE journal SET acte = 'autre' WHERE rang = ${rang}`,
      db().$executeRaw`ALTER TABLE journal ENABLE TRIGGER USER`,
    ])
    expect((await verifierJournal()).premiereRupture).toBe(Number(rang))
  })
})
