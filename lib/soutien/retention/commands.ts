import 'server-only'
import { aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { reglages } from '@/lib/core/reglages'
import type { Bilan } from '@/lib/core/tache/tache'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN, type ParametresSoutien } from '../parametres'
import { prevenirMembres } from '../avis/commands'
import { db, transaction } from '../db'
import { effacerCas } from '../demande/commands'
import { RIEN_A_DIRE, type Intervenant } from '../policy'
import { annonceJusquau, oubliAvant } from './policy'

const PORTAIL: Intervenant = { genre: 'PORTAIL' }

/**
 * R-SOU-19: tells the doctors of what will be destroyed, then destroys the content and the keys of what is at its term and
 * was announced, each case by itself. Also forgets proofs of work that can serve no more, past times that doctors gave, and
 * old hours.
 * @throws Error that says nothing, after everything else was done, when one could not be
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
  // Its words are kept with the run, where the technical administration reads them.
  if (manques > 0) throw new Error('retention')
  return RIEN_A_DIRE
}

/** What was written meanwhile prolongs: the term is read again once nobody else can change it. */
const effacerSiEchu = (id: string): Promise<void> =>
  transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM cas WHERE id = ${id}::uuid FOR UPDATE`
    const aVenir = { debut: { gte: maintenant() }, statut: { in: ['RESERVE' as const, 'CONFIRME' as const] } }
    const echu = await tx.cas.count({ where: { id, effacementLe: { lte: aujourdhui() }, creneaux: { none: aVenir } } })
    if (echu === 1) await effacerCas(tx, PORTAIL, id)
  })

/**
 * The doctors who can read a case are told once; the person reads it on their page. When nights were missed the term is put
 * off, so that both still have their whole notice. A request that was withdrawn has no reader left: the person chose its end.
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
