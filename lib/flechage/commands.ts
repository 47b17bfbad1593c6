import 'server-only'
import type { Flechage } from '@/generated/prisma/client'
import type { StatutFlechage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Tx } from '@/lib/core/donnees/db'
import { ConflitError } from '@/lib/core/workflow/erreurs'
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

/** An act that changes the dossier and not its status: a person who was reading it must read it again. @throws ConflitError */
export async function marquerChange(tx: Tx, { id, version }: Pick<Dossier, 'id' | 'version'>): Promise<void> {
  const { count } = await tx.flechage.updateMany({ where: { id, version }, data: { version: { increment: 1 } } })
  if (count !== 1) throw new ConflitError()
}
