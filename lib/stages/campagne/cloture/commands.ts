import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { exiger, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { capaciteGardee } from '../capacite/garde'
import { noticeGarde } from '../capacite/notices'
import { demandeSelect, objetDe, type DemandeLue } from '../capacite/queries'
import type { Reponse } from '../capacite/schema'
import { ecrireJournal, enPreparation } from '../commands'
import { refusCloses, refusCloture } from '../guards'
import type { Cloture } from '../schema'

/**
 * Closes the answers: all received, or without those still awaited, for a reason. A terrain that did not answer keeps its
 * last known places; it is told, and may correct them by its link until its announced term.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError CAMPAGNE-REPONSES
 */
export async function cloreReponses(acteur: Acteur, { motif, ...cible }: Cloture): Promise<Succes> {
  return transaction(async (tx) => {
    // Waits for an answer being written; later ones find the answers closed.
    await tx.$queryRaw`SELECT id FROM campagne_postes WHERE id = ${cible.id}::uuid FOR UPDATE`
    const campagne = await enPreparation(tx, acteur, cible)
    exiger(refusCloses(campagne))
    const faute = refusCloture(campagne, motif)
    if (faute) throw new RefusError(faute, { motif: faute.message })
    const gardees = await garder(tx, campagne)
    await tx.campagnePostes.update({ where: { id: cible.id }, data: { reponsesClosesLe: maintenant() }, select: { id: true } })
    const sans = gardees === 0 ? 'Toutes les réponses sont reçues' : `${gardees} sans réponse`
    await ecrireJournal(tx, acteur, cible.id, 'cloreReponses', [sans, motif].filter(Boolean).join(' : '))
    return { redirect: `/stages/campagnes/${cible.id}?fait=cloreReponses` }
  })
}

/** Keeps the known places of each terrain still awaited, and tells it. Returns how many. */
async function garder(tx: Tx, { id: campagneId, semestreCode }: Readonly<{ id: string; semestreCode: string }>): Promise<number> {
  const demandes = await tx.demandeCapacite.findMany({
    where: { campagneId, reponduLe: null },
    orderBy: { id: 'asc' },
    select: demandeSelect,
    relationLoadStrategy: 'join',
  })
  const dernieres = await dernieresOffres(tx, semestreCode, demandes)
  const gardees = demandes.map((demande) => ({
    demande,
    jeton: nouveauJeton(),
    reponses: capaciteGardee(demande.terrain, dernieres.get(demande.terrain.id) ?? []),
  }))
  const le = maintenant()
  await tx.$executeRaw`
    UPDATE demande_capacite d SET "gardeeLe" = ${le}, jeton = u.jeton, reponses = u.reponses::jsonb, version = d.version + 1
    FROM unnest(${gardees.map((g) => g.demande.id)}::uuid[], ${gardees.map((g) => empreinteJeton(g.jeton))}::text[],
      ${gardees.map((g) => JSON.stringify(g.reponses))}::text[]) AS u(id, jeton, reponses)
    WHERE d.id = u.id`
  await mettreEnFile(
    tx,
    gardees
      .filter((g) => g.demande.courriel !== '')
      .map(({ demande, jeton, reponses }) => noticeGarde(objetDe(demande), jeton, reponses, demande.expireLe > le)),
  )
  return gardees.length
}

/** The offer of each terrain at its latest semester before this one. */
async function dernieresOffres(tx: Tx, semestreCode: string, demandes: readonly DemandeLue[]): Promise<Map<string, Reponse[]>> {
  const postes = await tx.poste.findMany({
    where: { semestreCode: { lt: semestreCode }, terrainId: { in: demandes.map((d) => d.terrain.id) }, capaciteOfferte: { gt: 0 } },
    orderBy: [{ semestreCode: 'desc' }, { categorie: 'asc' }],
    select: { terrainId: true, semestreCode: true, categorie: true, capaciteOfferte: true },
  })
  const semestres = new Map<string, string>()
  const offres = new Map<string, Reponse[]>()
  for (const { terrainId, semestreCode: code, categorie, capaciteOfferte: capacite } of postes) {
    if ((semestres.get(terrainId) ?? code) !== code) continue
    semestres.set(terrainId, code)
    offres.set(terrainId, [...(offres.get(terrainId) ?? []), { categorie, capacite }])
  }
  return offres
}
