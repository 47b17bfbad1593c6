// Collects what a thief could copy from a portal, and searches it for typed words.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { administrer, lePortail } from './portail.ts'

/** The forms of a word: as it is, as JSON and PostgreSQL write it, and in base64 for each of its three alignments. */
function formes(mot: string): string[] {
  const octets = Buffer.from(mot)
  const decales = [0, 1, 2].map((n) =>
    Buffer.concat([Buffer.alloc(n), octets])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(n ? 4 : 0, -2),
  )
  const echappe = mot.replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
  return [...new Set([mot, echappe, octets.toString('hex'), ...decales.filter((d) => d.length > 12)])]
}

/** The words that a text holds, in any of their forms. */
export const trouves = (ou: string, mots: readonly string[]): string[] => mots.filter((mot) => formes(mot).some((f) => ou.includes(f)))

/** Each place in the given files or folders that holds a form of one of the words: « file:form ». */
export const lieuxDe = (mots: readonly string[], ou: readonly string[]): string[] =>
  grep(['-raoFH', '-f', '-', ...ou], mots.flatMap(formes).join('\n'))

/** Each place in the given files or folders that holds a private key. */
export const lieuxDeCles = (ou: readonly string[]): string[] => grep(['-raoEH', 'AGE-SECRET-KEY-1[A-Z0-9]{58}', ...ou])

function grep(args: string[], input = ''): string[] {
  try {
    const env = { ...process.env, LC_ALL: 'C' }
    const lignes = execFileSync('grep', args, { input, encoding: 'utf8', env, maxBuffer: 64_000_000 }).split('\n')
    return [...new Set(lignes.filter(Boolean))]
  } catch (erreur) {
    // grep found nothing.
    if ((erreur as { status?: number }).status === 1) return []
    throw erreur
  }
}

/** Each row of each table of each schema, as text after the name of its table; and the present activity of the server. */
export const deverser = (): Promise<string[]> =>
  administrer(async (client) => {
    // PostgreSQL writes everything to its files, for the search in them.
    await client.query('CHECKPOINT')
    const { rows: tables } = await client.query<{ nom: string }>(
      `SELECT c.oid::regclass::text AS nom FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
    )
    const lignes: string[] = []
    for (const { nom } of [...tables, { nom: 'pg_stat_activity' }]) {
      const { rows } = await client.query<{ t: string }>(`SELECT t::text AS t FROM ${nom} t`)
      for (const { t } of rows) lignes.push(`${nom} ${t}`)
    }
    return lignes
  })

/** The folders and files of the server that hold this database: its data, the write-ahead log and the server's own log. */
export const lieuxDeLaBase = (): Promise<string[]> =>
  administrer(async (client) => {
    const { rows } = await client.query<{ oid: string }>('SELECT oid::text FROM pg_database WHERE datname = current_database()')
    const { postgres } = lePortail()
    return [path.join(postgres, 'base', rows[0]?.oid ?? ''), path.join(postgres, 'pg_wal'), `${postgres}.log`]
  })

/** Makes each process of the portal write all of its memory to a file. Returns the names of the files. */
export async function relacherMemoire(): Promise<string[]> {
  const { dossier, groupe } = lePortail()
  const liste = execFileSync('ps', ['-A', '-o', 'pid=,pgid=,comm='], { encoding: 'utf8' }).trim().split('\n')
  // The compiler beside the process of tasks is not part of the portal and reads sources only.
  const nodes = liste.filter((l) => !l.endsWith('esbuild')).map((l) => l.trim().split(/\s+/).map(Number))
  const siens = nodes.filter(([, g]) => g === groupe)
  const fichiers = siens.map(([pid]) => path.join(dossier, `memoire-${pid}.heapsnapshot`))
  for (const [pid] of siens) process.kill(pid ?? 0, 'SIGUSR2')
  while (!fichiers.every((f) => existsSync(f))) await wait(100)
  return fichiers
}

/** Reads a page `combien` times, each time on its own connection, so that every process serves some. */
export const relire = (adresse: string, cookie: string, combien: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: combien }, async () => {
      const [reponse] = await once(get(adresse, { agent: false, headers: { cookie } }), 'response')
      await once((reponse as IncomingMessage).resume(), 'end')
    }),
  )

/** Opens requests that never end, with `mot` in a header, so that each process holds some while its memory is read. */
export const retenir = (adresse: string, mot: string, combien: number): Promise<Socket[]> =>
  Promise.all(
    Array.from({ length: combien }, async () => {
      const { hostname, port, host } = new URL(adresse)
      const socket = connect(Number(port), hostname)
      const entetes = ['POST /aide HTTP/1.1', `Host: ${host}`, `X-Temoin: ${mot}`, 'Content-Length: 1000', 'Expect: 100-continue', '', '']
      socket.write(entetes.join('\r\n'), 'latin1')
      // « 100 Continue » says that a process has received the request.
      await once(socket, 'data')
      return socket
    }),
  )
