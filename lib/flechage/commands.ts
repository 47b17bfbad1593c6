import 'server-only'
import type { Flechage } from '@/generated/prisma/client'
import type { StatutFlechage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Tx } from '@/lib/core/donnees/db'
import { storeDepartement, type DemandeDepartement } from '@/lib/core/workflow/store'
import { applyTransition } from '@/lib/core/workflow/transition'
import type { Dossier } from './policy'
import { findDossier } from './queries'
import { workflow, type ActionFlechage } from './workflow'

const store = storeDepartement<StatutFlechage, Dossier, ActionFlechage, Flechage>('flechage', {
  find: findDossier,
  save: (tx, { id, statut, version }, data) =>
    tx.flechage.updateMany({ where: { id, statut, version }, data: { ...data, version: { increment: 1 } } }),
})

/** Every change of status of a fléchage passes here. @throws as `applyTransition` */
export const avancer = (acteur: Acteur, demande: DemandeDepartement<ActionFlechage, Dossier, Flechage>, tx?: Tx): Promise<Dossier> =>
  applyTransition(workflow, store, acteur, demande, tx)
