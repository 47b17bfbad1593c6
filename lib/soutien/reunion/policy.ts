import type { StatutReunion } from '@/generated/soutien/enums'
import type { Intervenant } from '../policy'

export type Reunion = Readonly<{ id: string; statut: StatutReunion; version: number; mois: Date; prevueLe: Date }>

export const dirige = (qui: Intervenant): boolean => qui.genre === 'MEMBRE' && qui.coordination

/** The first of a day's month. */
export const moisDe = (jour: Date): Date => new Date(Date.UTC(jour.getUTCFullYear(), jour.getUTCMonth(), 1))
const decaler = (mois: Date, n: number): Date => new Date(Date.UTC(mois.getUTCFullYear(), mois.getUTCMonth() + n, 1))

/** Months looked back at. */
const RETARD_MAX = 6

export type Manque = Readonly<{ mois: Date; cause: 'NON_PREVUE' | 'NON_TENUE' }>

/**
 * The months whose debriefing is missing: none planned for this one, or one whose day went by without it; only since the
 * first meeting there ever was. Latest first (R-SOU-25).
 */
export function manques(reunions: readonly Pick<Reunion, 'mois' | 'statut' | 'prevueLe'>[], jour: Date): Manque[] {
  const present = moisDe(jour)
  const premier = reunions.reduce((min, { mois }) => (mois < min ? mois : min), present)
  return Array.from({ length: RETARD_MAX }, (_, n) => decaler(present, -n))
    .filter((mois) => mois >= premier)
    .flatMap((mois): Manque[] => {
      const reunion = reunions.find((r) => r.mois.getTime() === mois.getTime())
      if (!reunion) return [{ mois, cause: 'NON_PREVUE' }]
      return reunion.statut === 'PLANIFIEE' && reunion.prevueLe < jour ? [{ mois, cause: 'NON_TENUE' }] : []
    })
}

const FLEURS =
  'Achillée Ancolie Anémone Angélique Armoise Arnica Aster Aubépine Bleuet Bourrache Bruyère Camomille Campanule Capucine Cardamine Centaurée Clématite Colchique Coquelicot Cosmos Crocus Cyclamen Dahlia Digitale Églantine Ficaire Fuchsia Genêt Gentiane Géranium Giroflée Glaïeul Glycine Hellébore Hortensia Iris Jacinthe Jasmin Jonquille Lavande Lilas Lin Liseron Lupin Mauve Mélisse Menthe Mimosa Muguet Myosotis Narcisse Nénuphar Œillet Orchidée Pavot Pensée Pervenche Pivoine Primevère Renoncule Sauge Tulipe Valériane Violette'.split(
    ' ',
  )

/**
 * What a follow-up is called at one month's meeting: drawn from the key of its file, so that its two doctors say the same
 * name, that nobody else finds it (not even the portal), and that the next month's leads nowhere. `mois`: 2026-11.
 */
export async function pseudonyme(privee: string, mois: string): Promise<string> {
  const encodeur = new TextEncoder()
  const cle = await crypto.subtle.importKey('raw', encodeur.encode(privee), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const tirage = new DataView(await crypto.subtle.sign('HMAC', cle, encodeur.encode(`reunion ${mois}`)))
  return `${FLEURS[tirage.getUint32(0) % FLEURS.length]} ${10 + (tirage.getUint32(4) % 90)}`
}
