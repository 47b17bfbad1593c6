import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Tx } from '@/lib/core/donnees/db'
import { applyTransition, type Demande, type Store } from '@/lib/core/workflow/transition'
import type { StatutFlechage } from '@/generated/prisma/enums'
import type { Dossier } from './policy'
import { findDossier } from './queries'
import { workflow, type ActionFlechage } from './workflow'

const store: Store<StatutFlechage, Dossier> = {
  objetType: 'flechage',
  find: findDossier,
  save: (tx, ou, data) => tx.flechage.updateMany({ where: ou, data: { ...data, version: { increment: 1 } } }),
}

/** Every change of status of a fléchage passes here. @throws as `applyTransition` */
export const avancer = (acteur: Acteur, demande: Demande<ActionFlechage, Dossier>, tx?: Tx): Promise<Dossier> =>
  applyTransition(workflow, store, acteur, demande, tx)
