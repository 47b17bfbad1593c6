import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { RACINE, StartError, startNode, type Child, type Environment } from './children.ts'

const SEED = 'prisma/seed/demonstration.ts'

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const markOf = (folder: string): string => path.join(folder, 'demonstration-en-cours')

/** True when an earlier start was interrupted while loading the demonstration: the database then holds half of it. */
export const estInterrompue = (folder: string): boolean => existsSync(markOf(folder))

/** Drops a half-loaded database; `administration` is the address of another database of the same server. */
export async function forget(administration: string, name: string): Promise<void> {
  await withClient(administration, (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`))
}

/** Loads the demonstration department into a database that holds no person. Returns whether it was loaded. */
export async function loadIfEmpty(folder: string, env: Environment, onChild: (child: Child) => void): Promise<boolean> {
  const { rows } = await withClient(env.DATABASE_URL ?? '', (client) =>
    client.query<{ present: boolean }>('SELECT EXISTS (SELECT FROM personne) AS present'),
  )
  const estComplete = rows[0]?.present === true && !estInterrompue(folder)
  if (estComplete) return false
  if (!existsSync(path.join(RACINE, SEED))) {
    console.log('Ce dossier ne contient pas de démonstration : la base de données reste vide.')
    return false
  }
  console.log('Chargement du département de démonstration…')
  writeFileSync(markOf(folder), '')
  const child = startNode(['--conditions=react-server', '--import', 'tsx', SEED], env)
  onChild(child)
  if ((await child.ended) !== 0) throw new StartError('Le chargement de la démonstration a échoué ; les lignes ci-dessus disent pourquoi.')
  rmSync(markOf(folder))
  return true
}

/** The people one may sign in as, in the order of the sign-in page: « Prénom Nom : rôle ». */
export async function listPersonas(url: string): Promise<string[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ prenom: string; nom: string; persona: string }>(
      'SELECT prenom, nom, persona FROM personne WHERE persona IS NOT NULL ORDER BY "personaOrdre", nom, prenom',
    ),
  )
  return rows.map(({ prenom, nom, persona }) => `${prenom} ${nom} : ${persona}`)
}
