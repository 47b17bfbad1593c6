import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { avancer } from '../commands'
import { terminerCreneau } from '../creneau/commands'
import { ajouterPiece } from '../piece/commands'
import { exigerMembre } from '../queries'
import { relire } from '../suivi/commands'

type Etape = Readonly<{ id: string; version: number }>

/** The interview was held. @throws RefusError GUIDE while its guide is not written */
export async function tenirRdv(acteur: Acteur, { id, version }: Etape): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await avancer(moi, {
    action: 'tenirRdv',
    id,
    version,
    before: async (tx) => {
      if ((await tx.piece.count({ where: { casId: id, genre: 'GUIDE' } })) === 0)
        throw new RefusError(refus('GUIDE', 'Remplissez d’abord le guide de l’entretien : au moins ses points obligatoires.'))
    },
    within: (tx) => terminerCreneau(tx, id, 'tenir'),
  })
  return relire(moi, id, 'Entretien réalisé.')
}

/** The person did not come. They are not reproached, and may choose another time. */
export async function constaterAbsence(acteur: Acteur, { id, version }: Etape): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await avancer(moi, {
    action: 'constaterAbsence',
    id,
    version,
    before: async (_tx, { absences }) => ({ absences: absences + 1 }),
    within: (tx) => terminerCreneau(tx, id, 'manquer'),
  })
  return relire(moi, id, 'Absence notée. Un mot à la personne, sans reproche, l’aide à revenir.')
}

/** Keeps the resources that the person chose, with their consent for each. `message` tells them the same (R-SOU-11). */
export async function orienter(acteur: Acteur, input: Etape & { orientation: string; message?: string | undefined }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const { id, version, orientation, message } = input
  await avancer(moi, {
    action: 'orienter',
    id,
    version,
    within: async (tx, cas) => {
      await ajouterPiece(tx, moi, cas, 'ORIENTATION', orientation)
      if (message) await ajouterPiece(tx, moi, cas, 'MESSAGE', message)
    },
  })
  return relire(moi, id, 'Orientation notée.')
}
