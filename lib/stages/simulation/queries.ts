import 'server-only'
import type { Phase } from '@/generated/prisma/enums'
import { db, type Tx } from '@/lib/core/donnees/db'
import { maintenant } from '@/lib/core/temps/horloge'
import { listPostesVoulus, type DossierVoeux, type PosteVoeu } from '../voeux/queries'
import { categoriesDe, eligiblesAu } from '@/lib/referentiel/interne/eligibilite'
import type { PosteOuvert } from '../regles/attribution'
import { resteAuChoix } from '@/lib/referentiel/stage/offre'
import { lirePostesListe } from '../choix/liste/queries'
import { toursDe, type Apercu } from './apercu'
import { simuler, type EtatVoeu, type Simulation } from './resultat'
import { apercuSchema, DUREE_APERCU_MINUTES, LISTES_CHANGEES } from './schema'

export type ApercuLu = Readonly<{ prisLe: Date; contenu: Apercu }>

/** The snapshot stored for a phase, or null. It reveals when posts fill up, so it stays on the server. */
export async function findApercu(semestreCode: string, phase: Phase, tx: Tx = db): Promise<ApercuLu | null> {
  const lu = await tx.apercuChoix.findUnique({ where: { semestreCode_phase: { semestreCode, phase } } })
  return lu && { prisLe: lu.prisLe, contenu: apercuSchema.parse(lu.contenu) }
}

/**
 * Whether a new snapshot may be taken: the known one is old enough, and enough other people changed their wishes since, so
 * that the difference belongs to no single person.
 */
export async function peutRenouveler(connu: ApercuLu, interneId: string, semestreCode: string): Promise<boolean> {
  const limite = new Date(maintenant().getTime() - DUREE_APERCU_MINUTES * 60_000)
  if (connu.prisLe > limite) return false
  const autres = connu.contenu.internes.filter((id) => id !== interneId)
  const changees = await db.voeuxStage.count({ where: { semestreCode, interneId: { in: autres }, modifieLe: { gt: connu.prisLe } } })
  return changees >= LISTES_CHANGEES
}

/** The posts one may wish for: those of the published list, or those offered where no campaign of posts publishes one. */
export async function lirePostesSimules(tx: Tx, { listeId, semestre }: DossierVoeux, phase: Phase): Promise<PosteOuvert[]> {
  if (listeId !== null) return lirePostesListe(tx, listeId, phase)
  const offerts = await tx.poste.findMany({
    where: { semestreCode: semestre.code, semestre: { campagnePostes: null }, categorie: { in: categoriesDe(phase) } },
    orderBy: { id: 'asc' },
  })
  return offerts.map((p) => ({ id: p.id, categorie: p.categorie, capacite: resteAuChoix(p) }))
}

export type SimulationLue = Readonly<{
  prisLe: Date
  simulation: Simulation
  postes: readonly (PosteVoeu & { rang: number; etat: EtatVoeu })[]
}>

/** The result of the interne's wishes on this snapshot. Null: they were not in it. Reveals nothing about another person. */
export async function getSimulation(dossier: DossierVoeux, { prisLe, contenu }: ApercuLu): Promise<SimulationLue | null> {
  const tours = toursDe(contenu, dossier.interneId)
  if (!tours || !dossier.phase) return null
  const [offre, voulus] = await Promise.all([lirePostesSimules(db, dossier, dossier.phase), listPostesVoulus(dossier)])
  const simulation = simuler(
    {
      id: dossier.interneId,
      situation: dossier.situation,
      eligibles: eligiblesAu(dossier.parcours, dossier.semestre),
      voeux: dossier.postes,
    },
    offre,
    tours,
  )
  const rangs = new Map(dossier.postes.map((id, i) => [id, i]))
  return {
    prisLe,
    simulation,
    postes: voulus.map((p) => {
      const i = rangs.get(p.id) ?? 0
      return { ...p, rang: i + 1, etat: simulation.voeux[i] ?? 'HORS_OFFRE' }
    }),
  }
}
