import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { InterditError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { transaction } from '../db'
import { inscrire } from '../journal'
import { exigerMembre } from '../queries'
import { peutPublier } from './policy'
import { seuilDesBilans } from './queries'
import { estMasque, type Publier } from './schema'

/**
 * Releases the figures of a past year, once, as the coordination read them on its screen. The department receives these figures and
 * no others (R-SOU-24). @throws InterditError, RefusError R-SOU-24
 */
export async function publier(acteur: Acteur, { annee, contenu }: Publier): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  if (!peutPublier(moi)) throw new InterditError()
  if (annee >= aujourdhui().getUTCFullYear()) throw new RefusError(refus('R-SOU-24', `L’année ${annee} n’est pas finie.`))
  const seuil = await seuilDesBilans()
  if (contenu.total === null)
    throw new RefusError(refus('R-SOU-24', `Moins de ${seuil} demandes : il n’y a rien à transmettre sans risquer de désigner quelqu’un.`))
  if (!estMasque(contenu, seuil))
    throw new RefusError(refus('R-SOU-24', `Une case compte moins de ${seuil} personnes. Rechargez la page : les chiffres se refont.`))
  await transaction(async (tx) => {
    await tx.bilan
      .create({ data: { annee, contenu, publieLe: aujourdhui(), publiePar: moi.membreId }, select: { annee: true } })
      .catch((erreur: unknown) => {
        throw sqlState(erreur) === '23505' ? new RefusError(refus('R-SOU-24', `Le bilan de ${annee} est déjà transmis.`)) : erreur
      })
    await inscrire(tx, moi, { acte: 'publierBilan' })
  })
  return { redirect: `/aide/suivi/bilan?annee=${annee}&fait=publier` }
}
