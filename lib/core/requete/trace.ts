import 'server-only'
import { headers } from 'next/headers'
import { pino } from 'pino'
import { reglages } from '../reglages'

/** Structured logs on standard output: request id and facts, never personal data. */
export const trace = pino({
  level: reglages().JOURNAL_NIVEAU,
  base: null,
  redact: ['*.courriel', '*.nom', '*.prenom', '*.jeton'],
})

export type Requete = Readonly<{ id: string | null; adresse: string | null }>

/** The request being served: its id (set by the proxy) and the truncated address. Nulls outside a request. */
export async function requete(): Promise<Requete> {
  try {
    const h = await headers()
    return { id: h.get('x-requete-id'), adresse: tronquer(derniereAdresse(h)) }
  } catch {
    return { id: null, adresse: null }
  }
}

/** The address of the client. The last one was written by the nearest server; the client may invent those before it. */
export const derniereAdresse = (h: Pick<Headers, 'get'>): string | null => h.get('x-forwarded-for')?.split(',').at(-1)?.trim() || null

/** An address without its last part: enough to see a pattern, not to identify a person (R-GEN-12). */
export function tronquer(adresse: string | null): string | null {
  if (!adresse) return null
  const v4 = adresse.match(/^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/)
  if (v4) return `${v4[1]}.0`
  return adresse.includes(':') ? `${adresse.split(':').slice(0, 3).join(':')}::` : null
}
