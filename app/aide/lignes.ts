import { jourLong } from '@/lib/core/temps/dates'
import { jour } from '@/lib/core/temps/horloge'
import { listRessources } from '@/lib/soutien/reseau/queries'
import { LIGNES, type Ressource } from '@/lib/soutien/reseau/schema'

/** The help lines, as the cell last checked them, or as written here when the database does not answer (R-SOU-21). */
export async function lignesEcoute(): Promise<Ressource[]> {
  const tenues = await listRessources().catch((): Ressource[] => [])
  const lignes = tenues.length > 0 ? tenues : LIGNES.map(depuisLePapier)
  return lignes.filter((l) => l.genre === 'ECOUTE')
}

const EN_LETTRES = ['Aucun', 'Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf', 'Dix']
/** A small number in words, with a capital. */
export const enLettres = (nombre: number): string => EN_LETTRES[nombre] ?? String(nombre)

const depuisLePapier = ({ verifieLe, ...ligne }: (typeof LIGNES)[number]): Ressource => ({
  ...ligne,
  id: ligne.nom,
  version: 0,
  verifieLe: verifieLe && jourLong(jour(verifieLe)),
  aVerifier: verifieLe === null,
})
