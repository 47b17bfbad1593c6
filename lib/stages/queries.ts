import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { AFaire, Bientot, EnAttente } from '@/lib/core/workflow/a-faire'
import * as alerte from './alerte/queries'
import * as campagne from './campagne/queries'
import * as choix from './choix/queries'
import * as evaluation from './evaluation/queries'

/** What waits for the actor in stages, in each of their capacities. */
export async function listAFaire(acteur: Acteur): Promise<AFaire[]> {
  const lignes = await Promise.all([
    alerte.listAFaire(acteur),
    evaluation.listAFaire(acteur),
    campagne.listAFaire(acteur),
    choix.listAFaire(acteur),
  ])
  return lignes.flat()
}

/** What the actor expects of others in stages. */
export const listEnAttente = (acteur: Acteur): Promise<EnAttente[]> => campagne.listEnAttente(acteur)

/** The days that near, for whom they concern. */
export const listBientot = async (acteur: Acteur): Promise<Bientot[]> =>
  (await Promise.all([campagne.listBientot(acteur), choix.listBientot(acteur)])).flat()
