import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { lireTelechargement } from '@/lib/core/fichier/fichier'
import { empreinteRecu } from '../../regles/recu'
import { recuSchema, type Controle } from './schema'

const OCTETS_MAX = 200_000

/**
 * Computes the digest of a receipt from its file alone, and compares it with the one given (R-RNG-9). Nothing is read from
 * the portal's data, and nothing is written.
 * @throws RefusError R-RNG-9, FICHIER-VIDE, -TAILLE
 */
export async function controlerRecu(_acteur: Acteur, { fichier, empreinte }: Controle): Promise<Succes> {
  const { octets } = await lireTelechargement(fichier, OCTETS_MAX, 'fichier')
  const recu = recuSchema.safeParse(enJson(new TextDecoder().decode(octets)))
  if (!recu.success)
    refuser('fichier', 'Ce fichier n’est pas un reçu de vœux : choisissez celui qui était joint au courriel, sans le modifier.')
  const calculee = empreinteRecu(recu.data)
  if (calculee !== empreinte)
    refuser(
      'empreinte',
      `Ce reçu ne donne pas cette empreinte, mais ${calculee}. Le fichier ou l’empreinte a été changé, ou ils ne vont pas ensemble.`,
    )
  const { voeux, pseudonyme } = recu.data
  const vus = voeux.length === 1 ? 'son vœu' : `ses ${voeux.length} vœux`
  return { message: `Ce reçu donne bien cette empreinte : ${vus}, dans cet ordre, sont ceux qui ont été figés pour « ${pseudonyme} ».` }
}

function refuser(champ: string, message: string): never {
  throw new RefusError(refus('R-RNG-9', message), { [champ]: message })
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return null
  }
}
