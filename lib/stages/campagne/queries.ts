import 'server-only'
import { cache } from 'react'
import type { StatutCampagnePostes } from '@/generated/prisma/enums'
import { MAX_A_FAIRE, type AFaire, type Bientot, type EnAttente } from '@/lib/core/workflow/a-faire'
import type { Acteur } from '@/lib/core/auth/acteur'
import { estUuid } from '@/lib/core/requete/champs'
import { db, type Tx } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { available, type ActionOfferte } from '@/lib/core/workflow/workflow'
import { getBilanOffre } from '@/lib/referentiel/interne/effectif/queries'
import type { BilanOffre, RegleOffre } from '@/lib/referentiel/stage/offre'
import { peutPreparerOffre } from '@/lib/referentiel/stage/policy'
import type { Semestre } from '@/lib/referentiel/stage/semestre'
import type { Avancement } from './jauge'
import { attendue, campagneSelect, peutGererPostes, visible, type CampagnePostes } from './policy'
import { campagneWorkflow, type ActionCampagne } from './workflow'

/** A campaign the actor may read, with the counts that its rules read. */
export async function findCampagne(tx: Tx, acteur: Acteur, id: string): Promise<CampagnePostes | null> {
  const campagne = await tx.campagnePostes.findFirst({
    where: { AND: [visible(acteur), { id }] },
    select: {
      ...campagneSelect,
      _count: { select: { listes: true, capacites: { where: attendue } } },
    },
    relationLoadStrategy: 'join',
  })
  if (!campagne) return null
  const { _count: n, ...lue } = campagne
  const { _sum: somme } = await tx.poste.aggregate({
    where: { semestreCode: lue.semestreCode },
    _sum: { capaciteOfferte: true },
  })
  const choix = await tx.choix.findMany({ where: { semestreCode: lue.semestreCode }, select: { statut: true } })
  return {
    ...lue,
    enAttente: n.capacites,
    listes: n.listes,
    places: somme.capaciteOfferte ?? 0,
    jour: aujourdhui(),
    choix: {
      prepares: choix.length,
      figes: choix.filter((c) => c.statut !== 'PREPARATION').length,
      publies: choix.filter((c) => c.statut === 'PUBLIE').length,
    },
  }
}

export type LigneCampagne = Readonly<{
  id: string
  semestre: string
  statut: StatutCampagnePostes
  reponsesAvant: Date
  /** The latest version published, or null. */
  liste: { numero: number; publieeLe: Date } | null
}>

/** Campaigns the actor may read, the latest semester first. */
export async function listCampagnes(acteur: Acteur): Promise<LigneCampagne[]> {
  const lignes = await db.campagnePostes.findMany({
    where: visible(acteur),
    orderBy: { semestre: { debut: 'desc' } },
    take: 100,
    select: {
      id: true,
      statut: true,
      reponsesAvant: true,
      semestre: { select: { libelle: true } },
      listes: { orderBy: { numero: 'desc' }, take: 1, select: { numero: true, publieeLe: true } },
    },
    relationLoadStrategy: 'join',
  })
  return lignes.map(({ semestre, listes, ...c }) => ({ ...c, semestre: semestre.libelle, liste: listes[0] ?? null }))
}

/** Semesters to come without a campaign of posts. @throws InterditError */
export async function listSemestresSansCampagne(acteur: Acteur): Promise<{ code: string; libelle: string; debut: Date }[]> {
  if (!peutGererPostes(acteur)) throw new InterditError()
  return db.semestre.findMany({
    where: { debut: { gt: aujourdhui() }, campagnePostes: null },
    orderBy: { debut: 'asc' },
    take: 12,
    select: { code: true, libelle: true, debut: true },
  })
}

export type VueCampagne = CampagnePostes &
  Readonly<{
    actions: readonly ActionOfferte<ActionCampagne>[]
    bilan: BilanOffre
    demandes: number
    versions: readonly Readonly<{ numero: number; motif: string; publieeLe: Date; empreinte: string }>[]
  }>

/** A campaign as its secretariat conducts it. @throws IntrouvableError, InterditError */
export const getCampagne = cache(async (acteur: Acteur, id: string): Promise<VueCampagne> => {
  const campagne = estUuid(id) ? await findCampagne(db, acteur, id) : null
  if (!campagne) throw new IntrouvableError()
  if (!peutGererPostes(acteur)) throw new InterditError()
  const [bilan, demandes, versions] = await Promise.all([
    getBilanOffre(campagne.semestreCode),
    db.demandeCapacite.count({ where: { campagneId: id } }),
    db.listePostes.findMany({
      where: { campagneId: id },
      orderBy: { numero: 'desc' },
      select: { numero: true, motif: true, publieeLe: true, empreinte: true },
    }),
  ])
  return { ...campagne, actions: available(campagneWorkflow, acteur, campagne, maintenant()), bilan, demandes, versions }
})

const TITRES: Partial<Record<StatutCampagnePostes, string>> = {
  CEBF: 'Transmettre l’offre à la commission de répartition',
  REPARTITION: 'Publier la liste des postes',
  AFFECTATIONS: 'Clore la campagne des postes',
}

/** « À faire » of the secretariat about campaigns. */
export async function listAFaire(acteur: Acteur): Promise<AFaire[]> {
  if (!peutGererPostes(acteur)) return []
  const lignes = await db.campagnePostes.findMany({
    where: { statut: { in: ['PREPARATION', 'CEBF', 'REPARTITION', 'AFFECTATIONS'] } },
    orderBy: { reponsesAvant: 'asc' },
    take: MAX_A_FAIRE,
    select: { ...campagneSelect, _count: { select: { capacites: { where: attendue } } } },
    relationLoadStrategy: 'join',
  })
  const jour = aujourdhui()
  return lignes.flatMap(({ id, statut, statutDepuis, reponsesAvant, semestre, _count: { capacites: enAttente } }): AFaire[] => {
    const base = { href: `/stages/campagnes/${id}`, detail: semestre.libelle, depuis: statutDepuis, capacite: 'gestionnaire' }
    const titre = TITRES[statut]
    if (titre) return [{ ...base, titre, terme: null }]
    const passe = reponsesAvant < jour
    if (enAttente > 0)
      return passe
        ? [
            {
              ...base,
              href: `/stages/campagnes/${id}?etat=attente`,
              titre:
                enAttente === 1
                  ? 'Un terrain n’a pas dit combien il accueille'
                  : `${enAttente} terrains n’ont pas dit combien ils accueillent`,
              terme: reponsesAvant,
            },
          ]
        : []
    return [{ ...base, titre: 'Dresser l’offre de postes et la soumettre à la commission', terme: null }]
  })
}

export type BilanSemestre = Readonly<{
  semestre: Semestre
  bilan: BilanOffre
  regle: RegleOffre
  /** Null when the portal runs no campaign of posts for it. */
  campagne: Avancement | null
}>

/** Semesters to come that have an offer, the nearest first, each with its balance. Empty for those who do not prepare it. */
export async function listBilansOffre(acteur: Acteur): Promise<BilanSemestre[]> {
  if (!peutPreparerOffre(acteur)) return []
  const semestres = await db.semestre.findMany({
    where: { debut: { gt: aujourdhui() }, postes: { some: {} } },
    orderBy: { debut: 'asc' },
    take: 3,
    select: {
      code: true,
      libelle: true,
      debut: true,
      fin: true,
      campagnePostes: { select: { statut: true, _count: { select: { capacites: { where: attendue } } } } },
    },
    relationLoadStrategy: 'join',
  })
  return Promise.all(
    semestres.map(async ({ campagnePostes: c, ...semestre }) => {
      const { regle, ...bilan } = await getBilanOffre(semestre.code)
      return { semestre, bilan, regle, campagne: c && { statut: c.statut, enAttente: c._count.capacites } }
    }),
  )
}

/** The campaigns that wait for answers of terrains, for the secretariat. */
async function listOuvertes(acteur: Acteur) {
  if (!peutGererPostes(acteur)) return []
  return db.campagnePostes.findMany({
    where: { AND: [visible(acteur), { statut: 'PREPARATION', reponsesClosesLe: null }] },
    select: { id: true, reponsesAvant: true, statutDepuis: true, _count: { select: { capacites: { where: attendue } } } },
    take: 5,
    relationLoadStrategy: 'join',
  })
}

/** What the secretariat expects of the terrains. */
export async function listEnAttente(acteur: Acteur): Promise<EnAttente[]> {
  const ouvertes = await listOuvertes(acteur)
  return ouvertes.flatMap(({ id, statutDepuis, _count: { capacites: n } }) =>
    n === 0
      ? []
      : [
          {
            href: `/stages/campagnes/${id}?etat=attente`,
            titre: n === 1 ? 'Une capacité d’accueil' : `${n} capacités d’accueil`,
            deQui: n === 1 ? 'un terrain' : 'les terrains',
            depuis: statutDepuis,
          },
        ],
  )
}

/** « Bientôt »: the last day of the answers. */
export async function listBientot(acteur: Acteur): Promise<Bientot[]> {
  const ouvertes = await listOuvertes(acteur)
  return ouvertes.map(({ id, reponsesAvant }) => ({
    jour: reponsesAvant,
    titre: 'Fin des réponses des terrains',
    href: `/stages/campagnes/${id}`,
  }))
}
