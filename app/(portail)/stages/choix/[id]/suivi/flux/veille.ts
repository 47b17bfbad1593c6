import { horsRequete } from '@/lib/core/requete/hors-requete'
import { getVersionChoix } from '@/lib/stages/choix/queries'

const PERIODE_MS = 1000

type Ecoute = (version: number) => void
type Veille = { ecoutes: Set<Ecoute>; version: number | null; horloge: ReturnType<typeof setInterval> }

const veilles = new Map<string, Veille>()

/** Calls `ecoute` at each new version of a choice. One query a second, however many people follow. */
export function suivre(choixId: string, ecoute: Ecoute): () => void {
  const veille = veilles.get(choixId) ?? ouvrir(choixId)
  veille.ecoutes.add(ecoute)
  if (veille.version !== null) ecoute(veille.version)
  return () => {
    veille.ecoutes.delete(ecoute)
    if (veille.ecoutes.size > 0) return
    clearInterval(veille.horloge)
    if (veilles.get(choixId) === veille) veilles.delete(choixId)
  }
}

function ouvrir(choixId: string): Veille {
  const veille: Veille = {
    ecoutes: new Set(),
    version: null,
    horloge: horsRequete(() => setInterval(() => void regarder(choixId, veille), PERIODE_MS)),
  }
  veilles.set(choixId, veille)
  void regarder(choixId, veille)
  return veille
}

async function regarder(choixId: string, veille: Veille): Promise<void> {
  // When the database does not answer, it is asked again at the next beat.
  const version = await getVersionChoix(choixId).catch(() => null)
  if (version === null || version === veille.version) return
  veille.version = version
  for (const ecoute of veille.ecoutes) ecoute(version)
}
