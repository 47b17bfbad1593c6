import 'server-only'
import type { CategorieStage, Zone } from '@/generated/prisma/enums'
import { MAX_A_FAIRE, type AFaire } from '@/lib/core/workflow/a-faire'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { OFFRE } from '@/lib/referentiel/stage/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { getEffectifSauf } from '@/lib/referentiel/interne/effectif/queries'
import { bilanOffre, resteAuChoix, type BilanOffre } from '@/lib/referentiel/stage/offre'
import { portee } from '../portee/queries'

export type DemandeRecevable = Readonly<{
  id: string
  numero: string | null
  demandeur: string
  terrain: string
  categorie: CategorieStage | null
  semestre: string
  depuis: Date
  commissionLe: Date
}>

/** Requests a coordinator may put on an agenda: admissible ones, except those they stand aside from. */
export async function listRecevables(acteur: Acteur): Promise<DemandeRecevable[]> {
  if (!aRole(acteur, 'COORD_DES')) return []
  const rows = await db.flechage.findMany({
    where: { AND: [await portee(acteur), { statut: 'RECEVABLE' }] },
    orderBy: [{ statutDepuis: 'asc' }, { id: 'asc' }],
    take: MAX_A_FAIRE,
    select: {
      id: true,
      numero: true,
      categorie: true,
      statutDepuis: true,
      terrain: { select: { intitule: true } },
      campagne: { select: { commissionLe: true, semestre: { select: { libelle: true } } } },
      interne: { select: { personne: { select: { prenom: true, nom: true } } } },
    },
    relationLoadStrategy: 'join',
  })
  return rows.map((r) => ({
    id: r.id,
    numero: r.numero,
    demandeur: `${r.interne.personne.prenom} ${r.interne.personne.nom}`,
    terrain: r.terrain?.intitule ?? '',
    categorie: r.categorie,
    semestre: r.campagne.semestre.libelle,
    depuis: r.statutDepuis,
    commissionLe: r.campagne.commissionLe,
  }))
}

/** « À faire » of the coordinator: each admissible request must be put on the agenda of a session. */
export async function listAFaireAvis(acteur: Acteur): Promise<AFaire[]> {
  const demandes = await listRecevables(acteur)
  return demandes.map((d) => ({
    href: `/commissions/inscrire?flechage=${d.id}`,
    titre: `Inscrire à une séance : ${d.numero ?? 'demande de fléchage'}`,
    detail: d.terrain,
    parmi: { acte: 'Inscrire à une séance', sujet: d.numero ?? 'Demande de fléchage', detail: d.terrain },
    terme: d.commissionLe,
    depuis: d.depuis,
    capacite: 'coordonnateur du DES',
  }))
}

/** The effects of one post taken by article 44 on the other internes and on the territory. Nothing about the applicant (R-FLE-14). */
export type Impact = Readonly<{
  flechageId: string
  terrain: string
  structure: string
  categorie: CategorieStage
  semestre: string
  /** Internes other than the applicant who take a place of that semester and whose maquette allows this kind of stage (R-DES-2). */
  auraientPuChoisir: number
  /** Posts of this terrain: offered, and left to the common choice before this request. Null: not in the offer yet. */
  poste: { offerts: number; reste: number } | null
  /** Every post of this kind of stage, for those who could choose it, against the minimum (R-STG-8). */
  offre: BilanOffre
  commune: { nom: string; zone: Zone; zoneActeLe: Date; population: number }
  territoire: { nom: string; population: number; terrains: number; maitresDeStage: number }
}>

/** The impact sheet of a request before the commission, for readers who may open the request; null for others. */
export async function getImpact(acteur: Acteur, examenId: string): Promise<Impact | null> {
  const row = await db.flechage.findFirst({
    where: { AND: [await portee(acteur), { examenId }] },
    select: {
      id: true,
      interneId: true,
      categorie: true,
      campagne: { select: { semestre: { select: { code: true, libelle: true } } } },
      terrain: {
        select: {
          id: true,
          intitule: true,
          structure: {
            select: {
              nom: true,
              commune: {
                select: {
                  nom: true,
                  zone: true,
                  zoneActeLe: true,
                  population: true,
                  territoire: { select: { id: true, nom: true, population: true } },
                },
              },
            },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!row?.terrain || !row.categorie) return null
  const { categorie, terrain } = row
  const { semestre } = row.campagne
  const { commune } = terrain.structure
  const ici = { structure: { commune: { territoireId: commune.territoire.id } } }
  const jour = aujourdhui()
  const [auraientPuChoisir, postes, terrains, maitresDeStage, parametres] = await Promise.all([
    getEffectifSauf(semestre.code, categorie, row.interneId),
    db.poste.findMany({
      where: { semestreCode: semestre.code, categorie },
      select: { terrainId: true, capaciteOfferte: true, horsChoix: true, ajoutes: true },
    }),
    db.terrain.count({ where: { ...ici, suspenduLe: null, agrementFin: { gte: jour } } }),
    db.msu.count({ where: { ...ici, suspenduLe: null, agreeAu: { gte: jour } } }),
    getParametres(OFFRE),
  ])
  const poste = postes.find((p) => p.terrainId === terrain.id)
  const regle = {
    tauxPourCent: parametres['offre.taux_pour_cent'],
    exceptionSeuil: parametres['offre.exception_seuil'],
    exceptionExcedent: parametres['offre.exception_excedent'],
  }
  return {
    flechageId: row.id,
    terrain: terrain.intitule,
    structure: terrain.structure.nom,
    categorie,
    semestre: semestre.libelle,
    auraientPuChoisir,
    poste: poste ? { offerts: poste.capaciteOfferte, reste: resteAuChoix(poste) } : null,
    offre: bilanOffre(postes, auraientPuChoisir, regle),
    commune: { nom: commune.nom, zone: commune.zone, zoneActeLe: commune.zoneActeLe, population: commune.population },
    territoire: { nom: commune.territoire.nom, population: commune.territoire.population, terrains, maitresDeStage },
  }
}
