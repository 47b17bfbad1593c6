import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareSocketFolder, throwAwayFolder } from '@/prisma/embedded-data'
import { startEmbedded, type EmbeddedServer } from '@/prisma/embedded'
import { estVivant, identityOf, readJson, takeLock } from '@/prisma/embedded-process'

const ROOT = path.resolve(import.meta.dirname, '../../..')
let folder: string
let dataDir: string

// Creating the data takes a second, so the tests that do not check the creation share one folder.
beforeAll(() => {
  folder = throwAwayFolder()
  dataDir = path.join(folder, 'postgres')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<{ x: unknown }>(sql)).rows.map(({ x }) => x)
  } finally {
    await client.end()
  }
}

async function withServer<T>(work: (server: EmbeddedServer) => Promise<T>, { durable = false, at = dataDir } = {}): Promise<T> {
  const server = await startEmbedded({ dataDir: at, durable })
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

/** Another process opens the same data, writes 7 in `table` and is killed. Returns the number of the orphan server. */
async function startAndKill(table: string): Promise<number> {
  const script = `
    import { startEmbedded } from '${ROOT}/prisma/embedded.ts'
    import pg from 'pg'
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query('CREATE TABLE ${table} AS SELECT 7 AS x')
    process.stdout.write(String(server.pid))
    setInterval(() => undefined, 1000)`
  const child = spawn('node', ['--input-type=module', '-e', script], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const [pid] = (await once(child.stdout, 'data')) as [Buffer]
  child.kill('SIGKILL')
  await once(child, 'exit')
  return Number(pid.toString())
}

describe('startEmbedded', () => {
  test('keeps the data from one start to the next, sorts in French, and asks for the password', async () => {
    const first = await withServer(async ({ url }) => {
      await query(url, "CREATE TABLE tri AS SELECT unnest(ARRAY['zèbre', 'Évreux', 'eau', 'école']) AS x")
      await expect(query(url.replace(/:[^:@]+@/, ':faux@'), 'SELECT 1 AS x')).rejects.toThrow('password authentication failed')
      return new URL(url).password
    })
    await withServer(async ({ url }) => {
      expect(new URL(url).password).toBe(first)
      expect(await query(url, 'SELECT x FROM tri ORDER BY x')).toEqual(['eau', 'école', 'Évreux', 'zèbre'])
    })
    expect(statSync(`${dataDir}.mot-de-passe`).mode & 0o777).toBe(0o600)
  })

  test('writes with fsync when it is durable, and without when it is not', async () => {
    const fsync = ({ url }: EmbeddedServer) => query(url, "SELECT current_setting('fsync') AS x")
    expect(await withServer(fsync, { durable: true })).toEqual(['on'])
    expect(await withServer(fsync)).toEqual(['off'])
  })

  test('a second opening of the same data is refused while the first lives', async () => {
    await withServer(async ({ url }) => {
      await expect(startEmbedded({ dataDir })).rejects.toThrow(`est déjà ouverte par le processus ${process.pid}`)
      expect(await query(url, 'SELECT 1 AS x')).toEqual([1])
    })
  })

  test('after a kill -9 of the process that started it, the orphan server is ended and the data is kept', async () => {
    const orphan = await startAndKill('orphelin')
    expect(identityOf(orphan)).not.toBeNull()
    await withServer(async ({ url, pid }) => {
      expect(pid).not.toBe(orphan)
      expect(identityOf(orphan)).toBeNull()
      expect(await query(url, 'SELECT x FROM orphelin')).toEqual([7])
    })
  })

  test('after a kill -9 of the server too, it recovers by itself', async () => {
    process.kill(await startAndKill('tout'), 'SIGKILL')
    await withServer(async ({ url }) => expect(await query(url, 'SELECT x FROM tout')).toEqual([7]))
  })

  test('another process that got the number of a dead server is left running', async () => {
    const stranger = spawn('sleep', ['60'])
    writeFileSync(path.join(dataDir, 'postmaster.pid'), `${stranger.pid}\n${dataDir}\n`)
    await withServer(async ({ url }) => expect(await query(url, 'SELECT 1 AS x')).toEqual([1]))
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    stranger.kill()
  })

  test('a lost password file costs no data', async () => {
    await withServer(({ url }) => query(url, 'CREATE TABLE secret AS SELECT 7 AS x'))
    rmSync(`${dataDir}.mot-de-passe`)
    await withServer(async ({ url }) => expect(await query(url, 'SELECT x FROM secret')).toEqual([7]))
  })

  test('an interrupted creation starts again', async () => {
    const at = path.join(folder, 'interrompu')
    writeFileSync(`${at}.initialisation`, 'half')
    await withServer(async ({ url }) => expect(await query(url, 'SELECT 1 AS x')).toEqual([1]), { at })
    expect(existsSync(`${at}.initialisation`)).toBe(false)
  })

  test.runIf(process.getuid?.() === 0)('under a folder that only root may enter, the data is elsewhere behind a link', async () => {
    const closed = path.join(folder, 'ferme')
    mkdirSync(closed, { mode: 0o700 })
    const at = path.join(closed, 'postgres')
    await withServer(({ url }) => query(url, 'CREATE TABLE t AS SELECT 7 AS x'), { at })
    await withServer(async ({ url }) => expect(await query(url, 'SELECT x FROM t')).toEqual([7]), { at })
    expect(lstatSync(at).isSymbolicLink()).toBe(true)
    rmSync(realpathSync(at), { recursive: true })
  })
})

describe('takeLock', () => {
  test('is refused by a living holder and taken over from a dead one', async () => {
    const lock = path.join(folder, 'verrou')
    const holder = spawn('sleep', ['60'])
    const identity = identityOf(holder.pid ?? 0)
    writeFileSync(lock, JSON.stringify(identity))
    expect(takeLock(lock)).toEqual(identity)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(takeLock(lock)).toBeNull()
    const self = readJson<{ pid: number; startedAt: string }>(lock)
    expect(self?.pid).toBe(process.pid)
    expect(self && estVivant(self)).toBe(true)
  })

  test('counts a holder as dead when its number now belongs to another process', () => {
    const lock = path.join(folder, 'autre-verrou')
    writeFileSync(lock, JSON.stringify({ pid: process.ppid, startedAt: 'il y a longtemps' }))
    expect(takeLock(lock)).toBeNull()
  })
})

describe('the folder of the socket', () => {
  const donnees = '/donnees/de/nulle-part'

  test('belongs to the server’s account alone, and is found again', () => {
    const made = prepareSocketFolder(donnees, {})
    try {
      expect(statSync(made).mode & 0o777).toBe(0o700)
      expect(prepareSocketFolder(donnees, {})).toBe(made)
    } finally {
      rmSync(made, { recursive: true })
    }
  })

  test.runIf(process.getuid?.() === 0)('is refused, and not taken over, when another account made it', () => {
    const made = prepareSocketFolder(donnees, {})
    try {
      chownSync(made, 12_345, 12_345)
      expect(() => prepareSocketFolder(donnees, {})).toThrow('appartient à un autre compte de la machine')
      expect(statSync(made).uid).toBe(12_345)
    } finally {
      rmSync(made, { recursive: true })
    }
  })
})
