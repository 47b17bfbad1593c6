import 'server-only'
import { aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { reglages } from '@/lib/core/reglages'
import type { Bilan } from '@/lib/core/tache/tache'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN, type ParametresSoutien } from '../parametres'
import { prevenirMembres } from '../avis/commands'
import { tenirCas } from '../commands'
import { db, transaction } from '../db'
import { effacerCas } from '../demande/commands'
import { RIEN_A_DIRE, type Intervenant } from '../policy'
import { annonceJusquau, oubliAvant } from './echeance'

const PORTAIL: Intervenant = { genre: 'PORTAIL' }

/**
 * R-SOU-19: announces the next destructions to the doctors, then destroys the content and the keys of each case that is due and was
 * announced, in a transaction of its own. It also deletes expired proofs of work, past availabilities and old slots.
 * @throws Error without detail, once everything else is done, if a case could not be destroyed
 */
export async function appliquerRetention(essai: boolean): Promise<Bilan> {
  if (essai || !reglages().SOUTIEN_DATABASE_URL) return RIEN_A_DIRE
  const parametres = await getParametres(SOUTIEN)
  await annoncer(parametres)
  const echus = await db().cas.findMany({ where: { effacementLe: { lte: aujourdhui() } }, select: { id: true } })
  let manques = 0
  for (const { id } of echus) {
    await effacerSiEchu(id).catch(() => {
      manques += 1
    })
  }
  await oublier(parametres)
  // The message of the error is kept with the run, where the technical administration reads it.
  if (manques > 0) throw new Error('retention')
  return RIEN_A_DIRE
}

/** A message written meanwhile puts the day off, so the day is read again once the case is held. */
const effacerSiEchu = (id: string): Promise<void> =>
  transaction(async (tx) => {
    await tenirCas(tx, id)
    const aVenir = { debut: { gte: maintenant() }, statut: { in: ['RESERVE' as const, 'CONFIRME' as const] } }
    const echu = await tx.cas.count({ where: { id, effacementLe: { lte: aujourdhui() }, creneaux: { none: aVenir } } })
    if (echu === 1) await effacerCas(tx, PORTAIL, id)
  })

/**
 * The doctors who can read a case are told once; the person reads it on their page. If the task missed some nights, the day is put
 * off so that both have their full notice. A withdrawn case has no reader left, and the person chose its end: it is not announced.
 */
const annoncer = (parametres: ParametresSoutien): Promise<void> =>
  transaction(async (tx) => {
    const preavis = parametres['soutien.preavis_jours']
    const [jour, terme] = [isoJour(aujourdhui()), isoJour(annonceJusquau(parametres, aujourdhui()))]
    const annonces = await tx.$queryRaw<{ id: string }[]>`
      UPDATE cas SET "annonceLe" = ${jour}::date, "effacementLe" = greatest("effacementLe", ${terme}::date)
      WHERE statut <> 'RETIREE' AND "effacementLe" <= ${terme}::date
        AND ("annonceLe" IS NULL OR "annonceLe" < "effacementLe" - ${preavis}::int)
      RETURNING id`
    const cles = await tx.cleScellee.findMany({
      where: { genre: 'ECHANGE', usage: { not: 'SECOURS' }, casId: { in: annonces.map((c) => c.id) } },
      select: { membreId: true },
      distinct: ['membreId'],
    })
    await prevenirMembres(
      tx,
      cles.map((c) => c.membreId),
      false,
    )
  })

const oublier = (parametres: ParametresSoutien): Promise<void> =>
  transaction(async (tx) => {
    await tx.preuve.deleteMany({ where: { expireLe: { lt: maintenant() } } })
    await tx.disponibilite.deleteMany({ where: { fin: { lt: maintenant() } } })
    await tx.creneau.deleteMany({ where: { casId: null, fin: { lt: oubliAvant(parametres, aujourdhui()) } } })
    await tx.$executeRaw`DELETE FROM ouverture_secours o WHERE NOT EXISTS (SELECT FROM cas c WHERE c.id = o."casId")`
  })
