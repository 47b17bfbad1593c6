// `npm start` and `npm run dev`: opens the portal. Without DATABASE_URL it brings its own
// PostgreSQL and the demonstration; with it, it uses that server and loads nothing.
import path from 'node:path'
import { essayerS3 } from '../../lib/core/fichier/s3.ts'
import { lireReglages, ReglagesError, type Reglages } from '../../lib/core/reglages.ts'
import { EmbeddedDatabaseError } from '../../prisma/embedded-binaries.ts'
import { NOM } from '../../prisma/embedded-data.ts'
import { startEmbedded, type EmbeddedServer } from '../../prisma/embedded.ts'
import { deployMigrations, MigrationError, MIGRATIONS_SOUTIEN } from '../../prisma/migrate.ts'
import { PARAMETRES_DEMONSTRATION, PARAMETRES_INITIAUX, semerParametres } from '../../prisma/seed/parametres.ts'
import { RESSOURCES_DEMONSTRATION, RESSOURCES_INITIALES, semerRessources } from '../../prisma/seed/soutien/ressources.ts'
import { ensureBuild, ensureClient } from './build.ts'
import { NEXT, OUVRIERS, RACINE, SERVEUR, StartError, startNode, waitForAnswer, type Child, type Environment } from './children.ts'
import { estInterrompue, forget, listPersonas, loadIfEmpty } from './demonstration.ts'
import { claimInstance } from './instance.ts'

const GIVEN_URL = process.env.DATABASE_URL || undefined
const dev = process.argv.includes('--dev')
/** What to close when the portal stops, in reverse order. */
const closing: (() => unknown)[] = []
let interrupted = false

async function close(): Promise<void> {
  for (let undo = closing.pop(); undo; undo = closing.pop()) await undo()
}

function closeOnSignals(): void {
  let first = 0
  const onSignal = (signal: NodeJS.Signals): void => {
    // One Ctrl-C often arrives twice, from the terminal and from npm.
    if (first && Date.now() - first < 1000) return
    if (first) process.exit(130)
    first = Date.now()
    interrupted = true
    console.log('\nFermeture de Marguerite…')
    const estOuvert = opened
    close().then(
      () => process.exit(estOuvert ? 0 : signal === 'SIGTERM' ? 143 : 130),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
}

let opened = false

function readSettings(): Reglages {
  // The embedded server's address is known once it runs; until then a placeholder passes the check.
  const settings = lireReglages({ ...process.env, DATABASE_URL: GIVEN_URL ?? 'postgresql://127.0.0.1/portail' })
  if (GIVEN_URL && settings.DEMONSTRATION) {
    throw new StartError(
      'DEMONSTRATION et DATABASE_URL ne vont pas ensemble : la démonstration laisse entrer sans preuve d’identité ' +
        'et ne s’ouvre jamais sur une base de données réelle. Retirez l’un des deux réglages.',
    )
  }
  return settings
}

async function openEmbedded(folder: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir: path.join(folder, 'postgres') })
  closing.push(() => server.stop())
  void server.ended.then(() => {
    if (!interrupted) fail(new StartError('La base de données s’est arrêtée toute seule.'))
  })
  if (estInterrompue(folder)) {
    await forget(server.urlOf('postgres'), NOM)
    await server.open(NOM)
  }
  return server
}

async function migrate(url: string, folder?: string): Promise<void> {
  const { applied, unknown } = await deployMigrations(url, folder)
  if (applied.length) console.log(`Base de données mise à jour (${applied.length}).`)
  if (unknown.length) {
    console.warn(`Attention : la base de données vient d’une version plus récente de Marguerite (${unknown.join(', ')}).`)
  }
}

/** Refuses to open when the bucket does not accept these keys, so that no file is accepted and then lost. */
async function tryBucket({ S3 }: Reglages, demonstration: boolean): Promise<void> {
  if (!S3) return
  if (demonstration) {
    throw new StartError(
      'Les réglages S3 et la démonstration ne vont pas ensemble : elle effacerait de ce compartiment les fichiers qui ne sont pas les siens. ' +
        'Retirez ces réglages, ou donnez DATABASE_URL.',
    )
  }
  const sentence = await essayerS3(S3)
  if (sentence) throw new StartError(sentence)
}

async function open(): Promise<void> {
  const settings = readSettings()
  // DEMONSTRATION=0 without DATABASE_URL opens an empty portal on the embedded database.
  const demonstration = !GIVEN_URL && (process.env.DEMONSTRATION ? settings.DEMONSTRATION : true)
  await tryBucket(settings, demonstration)
  const port = settings.PORT
  const folder = path.resolve(RACINE, settings.DONNEES)
  const instance = await claimInstance(folder, port)
  closing.push(() => instance.release())
  const onChild = (child: Child): void => {
    instance.remember(child.pid)
    closing.push(() => child.stop())
  }

  const env: Environment = { ...process.env, PORT: String(port), DONNEES: folder }
  const { url, soutien } = GIVEN_URL ? { url: GIVEN_URL, soutien: settings.SOUTIEN_DATABASE_URL } : await openEmbedded(folder)
  env.DATABASE_URL = url
  env.SOUTIEN_DATABASE_URL = soutien
  if (!GIVEN_URL || process.env.MIGRER !== '0') {
    await migrate(url)
    if (soutien) await migrate(soutien, MIGRATIONS_SOUTIEN)
  }
  await semerParametres(url, demonstration ? PARAMETRES_DEMONSTRATION : PARAMETRES_INITIAUX)
  if (soutien) await semerRessources(soutien, demonstration ? RESSOURCES_DEMONSTRATION : RESSOURCES_INITIALES)
  await ensureClient(env, onChild)
  if (demonstration) {
    env.DEMONSTRATION = '1'
    await loadIfEmpty(folder, env, onChild)
  }
  if (!dev) await ensureBuild(env, onChild)

  const address = `http://127.0.0.1:${port}`
  const next = startNode([...(dev ? [NEXT, 'dev'] : [SERVEUR]), '-H', '127.0.0.1', '-p', String(port)], env)
  onChild(next)
  const ended = [next.ended]
  // The production server starts this process itself, beside those that serve pages.
  if (dev) {
    const workers = startNode(OUVRIERS, env)
    onChild(workers)
    ended.push(workers.ended)
  }
  void Promise.race(ended).then(() => {
    if (!interrupted && opened) fail(new StartError('Le portail s’est arrêté tout seul ; les lignes ci-dessus disent pourquoi.'))
  })
  await waitForAnswer(address, next)
  opened = true
  await welcome(address, demonstration ? url : null)
}

async function welcome(address: string, demonstrationUrl: string | null): Promise<void> {
  const personas = demonstrationUrl ? await listPersonas(demonstrationUrl) : []
  if (personas.length) {
    console.log(`\nDémonstration, personnes fictives. On entre sans mot de passe à l’adresse ${address}/connexion comme :`)
    for (const persona of personas) console.log(`  ${persona}`)
  }
  console.log(`\nMarguerite est ouverte : ${address}\nCtrl-C pour la fermer.`)
}

function sentenceOf(error: unknown): string | null {
  if ([StartError, ReglagesError, EmbeddedDatabaseError, MigrationError].some((kind) => error instanceof kind)) {
    return (error as Error).message
  }
  const { code, path: file } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `Marguerite n’a pas le droit d’écrire dans ${file ? path.dirname(file) : 'son dossier'} : lancez-la avec le compte propriétaire du dossier.`
  }
  return code === 'ENOSPC' ? 'Il n’y a plus de place sur le disque.' : null
}

function fail(error: unknown): void {
  if (interrupted) return
  interrupted = true
  console.error(sentenceOf(error) ?? error)
  void close().finally(() => process.exit(1))
}

closeOnSignals()
await open().catch(fail)
