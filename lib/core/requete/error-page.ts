import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import { get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import { fillShell, isShell, wordsOf, type Words } from './error-shell'

/** The pages that explain each status, without session or database. A form that was refused before any page read it is an incident too. */
const PAGES: ReadonlyMap<number, string> = new Map([
  [403, '/erreur/403'],
  [404, '/erreur/404'],
  [413, '/erreur/413'],
  ...[400, 409, 500].map((status) => [status, '/erreur/500'] as const),
])
const OWN = new Set(PAGES.values())
const MILLISECONDS = 2000

type Coding = Readonly<{ read: (octets: Buffer) => Buffer; write: (octets: Buffer) => Buffer }>
const asItIs: Coding = { read: (octets) => octets, write: (octets) => octets }
const CODINGS: Readonly<Record<string, Coding>> = {
  gzip: { read: gunzipSync, write: gzipSync },
  deflate: { read: inflateSync, write: deflateSync },
  br: { read: brotliDecompressSync, write: brotliCompressSync },
}

const known = new Map<string, Promise<Words | null>>()

/**
 * Makes the error documents of this process's HTTP server readable without JavaScript (docs/decisions/006).
 * Every other answer passes unchanged. Once per process.
 */
export function serveErrorPages(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    // Otherwise a failing error page would ask for itself.
    if (request.method !== 'HEAD' && !OWN.has(request.url ?? '')) watch(request, response)
  })
}

/** Holds back an error document until it is whole, then sends it with its words. */
function watch(request: IncomingMessage, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  const write = response.write.bind(response) as (...args: unknown[]) => boolean
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse
  const flushHeaders = response.flushHeaders.bind(response)
  const held: Buffer[] = []
  let holding: boolean | undefined
  let ended = false

  const holds = (): boolean => {
    holding ??= PAGES.has(response.statusCode) && (hasType(response, 'text/html') || (hasType(response, 'text/plain') && isForm(request)))
    return holding
  }
  const keep = (args: unknown[]): (() => void) | undefined => {
    const [chunk, encoding] = args
    if (typeof chunk === 'string') held.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) held.push(Buffer.from(chunk))
    return args.find((arg) => typeof arg === 'function') as (() => void) | undefined
  }
  const release = async (): Promise<void> => {
    const whole = Buffer.concat(held)
    const filled = await fill(whole, request, response).catch(() => null)
    holding = false
    if (filled) {
      response.removeHeader('etag')
      response.setHeader('content-length', filled.length)
    }
    end(filled ?? whole)
  }

  response.writeHead = (...args: unknown[]) => {
    if (typeof args[0] === 'number') response.statusCode = args[0]
    return holds() ? response : writeHead(...args)
  }
  response.flushHeaders = () => {
    if (!holds()) flushHeaders()
  }
  response.write = (...args: unknown[]) => {
    if (!holds()) return write(...args)
    keep(args)?.()
    return true
  }
  response.end = (...args: unknown[]) => {
    if (!holds()) return end(...args)
    const done = keep(args)
    if (done) response.once('finish', done)
    if (!ended) void release()
    ended = true
    return response
  }
}

const hasType = (response: ServerResponse, type: string): boolean => String(response.getHeader('content-type') ?? '').startsWith(type)

/** A form posted by the browser itself: the person will read the answer, whatever it is. */
const isForm = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && !('next-action' in headers) && String(headers.accept).includes('text/html')

async function fill(octets: Buffer, { socket }: IncomingMessage, response: ServerResponse): Promise<Buffer | null> {
  const coding = response.hasHeader('content-encoding') ? CODINGS[String(response.getHeader('content-encoding'))] : asItIs
  const html = coding?.read(octets).toString()
  const plain = hasType(response, 'text/plain')
  if (!coding || html === undefined || !(plain || isShell(html))) return null
  const words = await wordsFor(PAGES.get(response.statusCode) ?? '', socket)
  if (!words) return null
  if (plain) response.setHeader('content-type', 'text/html; charset=utf-8')
  return coding.write(Buffer.from(plain ? words.whole : fillShell(html, words)))
}

/** Rendered by this same server when first needed, then kept: they are the same for everyone. */
function wordsFor(path: string, { localAddress, localPort }: Socket): Promise<Words | null> {
  if (!localPort) return Promise.resolve(null) // the client has left
  const words =
    known.get(path) ??
    read({ host: localAddress, port: localPort, path }).then(wordsOf, (error: unknown) => {
      known.delete(path)
      throw error
    })
  known.set(path, words)
  return words
}

// Not fetch: in a page being rendered, Next replaces it.
function read(address: { host?: string; port?: number; path: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const question = get({ ...address, agent: false, signal: AbortSignal.timeout(MILLISECONDS) }, (answer) => {
      if (answer.statusCode !== 200) answer.destroy(new Error(`The words of an error page answered ${answer.statusCode}.`))
      text(answer).then(resolve, reject)
    })
    question.once('error', reject)
  })
}
