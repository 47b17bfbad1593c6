import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { enNombre } from '@/lib/core/requete/lot'
import { rappelerCapacite } from '../capacite/commands'
import { listRappels } from './queries'
import type { Rappels } from './schema'

/** Reminds the ticked terrains, each in its own transaction; the answer says line by line what was sent. @throws InterditError */
export async function rappelerEnNombre(acteur: Acteur, { campagneId, cibles }: Rappels): Promise<Succes> {
  const lus = new Map(
    (
      await listRappels(
        acteur,
        campagneId,
        cibles.map((c) => c.id),
      )
    ).map(({ demande }) => [demande.id, demande]),
  )
  const titreDe = (id: string): string => {
    const demande = lus.get(id)
    return demande ? `${demande.terrain.intitule}, ${demande.terrain.structure.nom}` : 'Terrain introuvable'
  }
  const lignes = await enNombre(cibles, titreDe, (cible) => rappelerCapacite(acteur, cible))
  const faits = lignes.filter((l) => !l.refus).length
  return { message: `${faits} ${faits > 1 ? 'rappels envoyés' : 'rappel envoyé'} sur ${lignes.length}.`, lignes, refresh: true }
}
