import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { LOT_MAX } from '@/lib/core/requete/lot'
import { maintenant } from '@/lib/core/temps/horloge'
import { InterditError, type Refus } from '@/lib/core/workflow/erreurs'
import { RELANCE } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { refusRelance } from '../capacite/guards'
import { demandeSelect, type DemandeLue } from '../capacite/queries'
import { peutGererPostes } from '../policy'

/** The ticked requests of one campaign, and why a reminder is refused. At most LOT_MAX. @throws InterditError */
export async function listRappels(
  acteur: Acteur,
  campagneId: string,
  ids: readonly string[],
): Promise<{ demande: DemandeLue; refus: Refus | undefined }[]> {
  if (!peutGererPostes(acteur)) throw new InterditError()
  const [demandes, parametres] = await Promise.all([
    db.demandeCapacite.findMany({
      where: { campagneId, id: { in: ids.slice(0, LOT_MAX) } },
      orderBy: { demandeLe: 'asc' },
      select: demandeSelect,
      relationLoadStrategy: 'join',
    }),
    getParametres(RELANCE),
  ])
  const instant = maintenant()
  return demandes.map((demande) => ({ demande, refus: refusRelance(demande, parametres['flechage.relance_heures'], instant) }))
}
