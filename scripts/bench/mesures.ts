import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'

export type Mesure = { debit: number; mediane: number; moyenne: number; p95: number; p99: number; erreurs: number; durees: number[] }
export type Poids = { html: number; js: number }

/** Requests per second and times in milliseconds, `connexions` at once for `secondes`. */
export async function charger(url: string, cookie: string, secondes: number, connexions = 4): Promise<Mesure> {
  const durees: number[] = []
  const r = await autocannon({
    url,
    connections: connexions,
    duration: secondes,
    headers: { cookie },
    setupClient: (client) => client.on('response', (_statut, _octets, duree) => durees.push(duree)),
  })
  return decrire(r.requests.average, r.non2xx + r.errors, durees)
}

/** Merges several measures of the same length into one. */
export const ensemble = (mesures: readonly Mesure[]): Mesure =>
  decrire(
    mesures.reduce((n, m) => n + m.debit, 0) / Math.max(mesures.length, 1),
    mesures.reduce((n, m) => n + m.erreurs, 0),
    mesures.flatMap((m) => m.durees),
  )

function decrire(debit: number, erreurs: number, durees: number[]): Mesure {
  durees.sort((a, b) => a - b)
  const quantile = (part: number): number => Math.round(durees[Math.floor(part * (durees.length - 1))] ?? 0)
  const moyenne = durees.reduce((a, b) => a + b, 0) / Math.max(durees.length, 1)
  return { debit, mediane: quantile(0.5), moyenne, p95: quantile(0.95), p99: quantile(0.99), erreurs, durees }
}

/** Bytes over the wire, gzipped: the HTML, and every script it names. */
export async function peser(base: string, chemin: string, cookie: string): Promise<Poids> {
  const html = await (await fetch(base + chemin, { headers: { cookie } })).text()
  const scripts = [...new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((m) => m[1] as string))]
  const tailles = await Promise.all(
    scripts.map(async (src) => gzipSync(Buffer.from(await (await fetch(new URL(src, base))).arrayBuffer())).length),
  )
  return { html: gzipSync(html).length, js: tailles.reduce((a, b) => a + b, 0) }
}
