import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'

export type Mesure = { debit: number; mediane: number; moyenne: number; p95: number; erreurs: number }
export type Poids = { html: number; js: number }

/** Requests per second and times in milliseconds, `connexions` at once for `secondes`. */
export async function charger(url: string, cookie: string, secondes: number, connexions = 4): Promise<Mesure> {
  const r = await autocannon({ url, connections: connexions, duration: secondes, headers: { cookie } })
  return {
    debit: r.requests.average,
    mediane: r.latency.p50,
    moyenne: r.latency.average,
    p95: r.latency.p97_5,
    erreurs: r.non2xx + r.errors,
  }
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
