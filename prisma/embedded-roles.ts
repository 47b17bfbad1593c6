import { createHmac } from 'node:crypto'
import pg from 'pg'

/** Owner of everything the department has. It has no right on the schema of the support cell. */
export const DEPARTEMENT = 'departement'
/** Role and schema of the support cell. It has no right on the department's tables. */
export const SOUTIEN = 'soutien'

export type RolePasswords = Readonly<Record<typeof DEPARTEMENT | typeof SOUTIEN, string>>

/**
 * Makes the two roles a portal connects with; neither is a superuser. Their passwords are derived from the superuser's,
 * which cannot be computed from them: they are the same at each start and written nowhere.
 * `administration`: address of any database of the server, as its superuser.
 */
export async function prepareRoles(administration: string): Promise<RolePasswords> {
  const passwordOf = (role: string): string => createHmac('sha256', new URL(administration).password).update(role).digest('base64url')
  const passwords = { [DEPARTEMENT]: passwordOf(DEPARTEMENT), [SOUTIEN]: passwordOf(SOUTIEN) }
  await withClient(administration, async (client) => {
    for (const [role, password] of Object.entries(passwords)) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
      await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN NOSUPERUSER PASSWORD '${password}'`)
    }
  })
  return passwords
}

/**
 * Gives a database to its two roles: the cell gets a schema of its own, the department everything else. Objects that an
 * earlier version left to the superuser change owner too. May run at each start.
 */
export async function shareDatabase(administration: string): Promise<void> {
  await withClient(administration, async (client) => {
    const { rows } = await client.query<{ nom: string }>('SELECT current_database() AS nom')
    const database = pg.escapeIdentifier(rows[0]?.nom ?? '')
    await client.query(`
      ALTER DATABASE ${database} OWNER TO ${DEPARTEMENT};
      ALTER SCHEMA public OWNER TO ${DEPARTEMENT};
      CREATE SCHEMA IF NOT EXISTS ${SOUTIEN} AUTHORIZATION ${SOUTIEN};
      ALTER ROLE ${SOUTIEN} SET search_path = ${SOUTIEN}, public;`)
    await client.query(CHANGE_HANDS)
    await client.query(CLOSE_COUNTERS)
  })
}

// Objects of an extension stay with it; a sequence or a row type follows its table.
const CHANGE_HANDS = `
DO $$
DECLARE ordre text;
BEGIN
  FOR ordre IN
    SELECT format('ALTER SCHEMA %I OWNER TO ${DEPARTEMENT}', nspname) FROM pg_namespace
    WHERE nspname = 'pgboss' AND nspowner <> '${DEPARTEMENT}'::regrole
    UNION ALL
    SELECT format('ALTER TABLE %s OWNER TO ${DEPARTEMENT}', c.oid::regclass) FROM pg_class c
    WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'pgboss'))
      AND c.relowner <> '${DEPARTEMENT}'::regrole
      AND (c.relkind IN ('r', 'p', 'v', 'm')
        OR c.relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i')))
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO ${DEPARTEMENT}', p.oid::regprocedure) FROM pg_proc p
    WHERE p.pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'pgboss'))
      AND p.proowner <> '${DEPARTEMENT}'::regrole
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT format('ALTER TYPE %s OWNER TO ${DEPARTEMENT}', t.oid::regtype) FROM pg_type t
    WHERE t.typnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'pgboss'))
      AND t.typowner <> '${DEPARTEMENT}'::regrole AND t.typtype IN ('e', 'd')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
  LOOP
    EXECUTE ordre;
  END LOOP;
END $$`

// PostgreSQL tells any role how many rows were written to each table, the other role's included. The statistics left open are
// the connections and the progress of indexing, which the queue reads.
const CLOSE_COUNTERS = `
DO $$
DECLARE compteur regprocedure;
BEGIN
  FOR compteur IN
    SELECT oid::regprocedure FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND starts_with(proname::text, 'pg_stat_get_')
      AND proname NOT IN ('pg_stat_get_activity', 'pg_stat_get_progress_info')
      AND has_function_privilege('${DEPARTEMENT}', oid, 'EXECUTE')
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', compteur);
  END LOOP;
END $$`

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
