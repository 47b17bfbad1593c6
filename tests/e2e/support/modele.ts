// Once per run: the production build, a PostgreSQL, and the demonstration loaded into the template that each copy is made from.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { throwAwayFolder } from '../../../prisma/embedded-data.ts'
import { startEmbedded, type EmbeddedServer } from '../../../prisma/embedded.ts'
import { deployMigrations, MIGRATIONS_SOUTIEN } from '../../../prisma/migrate.ts'
import { PARAMETRES_DEMONSTRATION, semerParametres } from '../../../prisma/seed/parametres.ts'
import { RESSOURCES_DEMONSTRATION, semerRessources } from '../../../prisma/seed/soutien/ressources.ts'
import { ensureBuild } from '../../../scripts/portail/build.ts'
import { loadIfEmpty } from '../../../scripts/portail/demonstration.ts'

/** What workers need to make a copy; they read it from the environment they inherit. */
export interface Modele {
  /** Folder of the run: the server's data, and one folder for each copy. */
  dossier: string
  /** Address of the server as its superuser. */
  administration: string
  /** Addresses of the template's database, with the department's role and with the cell's. */
  url: string
  soutien: string
  /** Folder of the template's files. */
  fichiers: string
}

/** The settings of a developer's own portal must not reach the one under test. */
export function environnement(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  for (const nom of Object.keys(env)) {
    if (/^(S3_.*|SMTP_URL|ADRESSE|DATABASE_URL|SOUTIEN_DATABASE_URL|DEMONSTRATION|DONNEES|PORT|PROCESSUS)$/.test(nom)) delete env[nom]
  }
  return env
}

async function semer(dossier: string, server: EmbeddedServer): Promise<Modele> {
  const { url, soutien } = server
  const fichiers = path.join(dossier, 'modele')
  mkdirSync(fichiers)
  await deployMigrations(url)
  await deployMigrations(soutien, MIGRATIONS_SOUTIEN)
  await semerParametres(url, PARAMETRES_DEMONSTRATION)
  await semerRessources(soutien, RESSOURCES_DEMONSTRATION)
  const env = { ...environnement(), DATABASE_URL: url, SOUTIEN_DATABASE_URL: soutien, DONNEES: fichiers, DEMONSTRATION: '1' }
  await loadIfEmpty(fichiers, env, () => undefined)
  const administration = server.urlOf('postgres')
  const client = new pg.Client({ connectionString: administration })
  await client.connect()
  // A database with an open connection cannot be copied.
  await client.query(`ALTER DATABASE ${pg.escapeIdentifier(new URL(url).pathname.slice(1))} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  await client.end()
  return { dossier, administration, url, soutien, fichiers }
}

/** Ends the portals that their worker did not end: a file beside the folder of each holds its process id until it is closed. */
function finirLesPortails(dossier: string): void {
  for (const nom of readdirSync(dossier).filter((n) => n.endsWith('.pid'))) {
    try {
      process.kill(-Number(readFileSync(path.join(dossier, nom), 'utf8')), 'SIGKILL')
    } catch {
      // The process has already ended.
    }
  }
}

export default async function preparer(): Promise<() => Promise<void>> {
  // PORTAIL=http://127.0.0.1:3000: the journeys run on a portal that is already open, with its own data.
  if (process.env.PORTAIL) return async () => undefined
  const dossier = throwAwayFolder()
  const server = await startEmbedded({ dataDir: path.join(dossier, 'postgres'), durable: false })
  const fermer = async (): Promise<void> => {
    finirLesPortails(dossier)
    await server.stop()
    rmSync(dossier, { recursive: true, force: true })
  }
  try {
    const [modele] = await Promise.all([semer(dossier, server), ensureBuild(environnement())])
    process.env.MODELE_PARCOURS = JSON.stringify(modele)
    return fermer
  } catch (error) {
    await fermer()
    throw error
  }
}
