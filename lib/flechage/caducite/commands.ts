import 'server-only'
import type { Phase } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { db, transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import type { Bilan } from '@/lib/core/tache/tache'
import { listTitulaires } from '@/lib/referentiel/identite/titulaire/queries'
import { quitterCommission } from '../avis/commands'
import { avancer } from '../commands'
import type { Dossier } from '../policy'
import { findDossier } from '../queries'
import { SANS_DECISION } from '../workflow'
import { causeDe } from './guards'
import { noticeCaducite, noticeCaduciteService } from './notices'

/**
 * Makes each request lapse whose time or ground is lost (§5.1). Each is its own transaction: a failure stops none of the
 * others, and a second run finds nothing left. `essai` changes nothing.
 */
export async function rendreCaduques(acteur: Acteur, { essai }: { essai: boolean }): Promise<Bilan> {
  const candidats = await db.flechage.findMany({
    where: { statut: { in: [...SANS_DECISION] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const details: string[] = []
  for (const { id } of candidats) {
    const detail = await examiner(acteur, id, essai)
    if (detail) details.push(detail)
  }
  return { faits: details.length, details }
}

async function examiner(acteur: Acteur, id: string, essai: boolean): Promise<string | undefined> {
  try {
    return await transaction(async (tx) => {
      const dossier = await findDossier(tx, acteur, id)
      const cause = dossier && causeDe(dossier, await phaseDuDepot(tx, id), aujourdhui())
      if (!dossier || !cause) return undefined
      if (!essai) await rendreCaduque(tx, acteur, dossier, cause.phrase)
      return `${dossier.numero ?? `brouillon ${id}`} : ${cause.nature}`
    })
  } catch (erreur) {
    // Another person acted on it meanwhile: the next run looks at it again.
    if (erreur instanceof ConflitError || erreur instanceof RefusError) return undefined
    throw erreur
  }
}

const rendreCaduque = (tx: Tx, acteur: Acteur, { id, version, numero }: Dossier, cause: string): Promise<Dossier> =>
  avancer(
    acteur,
    {
      action: 'rendreCaduque',
      id,
      version,
      motif: cause,
      before: async (t, dossier) => {
        await quitterCommission.before(t, dossier)
        return { causeCaducite: cause }
      },
      within: async (t, dossier, avant) => {
        await quitterCommission.within(t, avant)
        const services = numero === null ? [] : await listTitulaires(t, 'GESTIONNAIRE')
        await mettreEnFile(t, [noticeCaducite(dossier, cause), ...services.map((s) => noticeCaduciteService(dossier, s))])
      },
    },
    tx,
  )

const PHASES: readonly Phase[] = ['SOCLE', 'APPROFONDISSEMENT', 'CONSOLIDATION']

/** The phase written in the last deposit. */
async function phaseDuDepot(tx: Tx, flechageId: string): Promise<Phase | null> {
  const depot = await tx.depot.findFirst({ where: { flechageId }, orderBy: { rang: 'desc' }, select: { contenu: true } })
  if (!depot) return null
  return PHASES.find((phase) => phase === (JSON.parse(depot.contenu) as { situation?: { phase?: string } }).situation?.phase) ?? null
}
