import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import type { College, FonctionMembre, StatutSeance } from '@/generated/prisma/enums'
import type { AFaire, Bientot } from '@/lib/core/workflow/a-faire'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { dateHeure } from '@/lib/core/temps/dates'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui, jourDe } from '@/lib/core/temps/horloge'
import { REGLES } from './parametres'
import { getParametres } from '../parametre/queries'
import { siegeValide } from './composition'
import {
  commeMembre,
  membresSelect,
  nomDe,
  peutGererCommission,
  seanceSelect,
  seancesVisibles,
  siegeDe,
  type Membre,
  type Seance,
} from './policy'
import { LIBELLE_FONCTION } from './schema'
import { examenDe, mesNotes, tacheDe, type TachePoint } from './seance/queries'

export type VueMembre = Readonly<{
  id: string
  nom: string
  college: College
  fonction: FonctionMembre
  /** Name of the member this seat stands in for. */
  suppleantDe: string | null
  debut: Date
  fin: Date | null
  valide: boolean
  /** Only for those who manage seats. */
  acte: string | null
}>

const vueMembre = (m: Membre, membres: readonly Membre[], jour: Date, gere: boolean): VueMembre => {
  const titulaire = membres.find((t) => t.id === m.suppleantDeId)
  return {
    id: m.id,
    nom: nomDe(m),
    college: m.college,
    fonction: m.fonction,
    suppleantDe: titulaire ? nomDe(titulaire) : null,
    debut: m.debut,
    fin: m.fin,
    valide: siegeValide(m, jour),
    acte: gere ? m.acte : null,
  }
}

export type LigneSeance = Readonly<{
  id: string
  prevueLe: Date
  lieu: string
  statut: StatutSeance
  points: number | null
  pvPublie: boolean
}>
export type VueCommission = Readonly<{
  id: string
  nom: string
  gere: boolean
  membres: readonly VueMembre[]
  seances: readonly LigneSeance[]
}>

/** Commissions and how many seats each has today: every signed-in person may read them. */
export async function listCommissions(): Promise<{ id: string; nom: string; sieges: number; prochaine: Date | null }[]> {
  const jour = aujourdhui()
  const rows = await db.commission.findMany({
    orderBy: { nom: 'asc' },
    select: {
      id: true,
      nom: true,
      _count: {
        select: { membres: { where: { suppleantDeId: null, debut: { lte: jour }, OR: [{ fin: null }, { fin: { gte: jour } }] } } },
      },
      seances: { where: { statut: { in: ['CONVOQUEE', 'OUVERTE'] } }, orderBy: { prevueLe: 'asc' }, take: 1, select: { prevueLe: true } },
    },
    relationLoadStrategy: 'join',
  })
  return rows.map((c) => ({ id: c.id, nom: c.nom, sieges: c._count.membres, prochaine: c.seances[0]?.prevueLe ?? null }))
}

/**
 * A commission: its composition, public by nature, and its sessions. Past and future seats are for those who manage them;
 * sessions are those the actor may open, and those whose minutes are published.
 */
export const getCommission = cache(async (acteur: Acteur, id: string): Promise<VueCommission | null> => {
  const jour = aujourdhui()
  const gere = peutGererCommission(acteur)
  const row = await db.commission.findUnique({
    where: { id },
    select: {
      id: true,
      nom: true,
      membres: membresSelect,
      seances: {
        // Two conditions and not one OR: an empty condition in an OR matches nothing.
        where: gere ? {} : { OR: [seancesVisibles(acteur, jour), { statut: 'CLOSE', pvPublicId: { not: null } }] },
        orderBy: { prevueLe: 'desc' },
        take: 100,
        select: { id: true, prevueLe: true, lieu: true, statut: true, pvPublicId: true, _count: { select: { examens: true } } },
      },
    },
    relationLoadStrategy: 'join',
  })
  return (
    row && {
      id: row.id,
      nom: row.nom,
      gere,
      membres: row.membres.map((m) => vueMembre(m, row.membres, jour, gere)).filter((m) => gere || m.valide),
      seances: row.seances.map((s) => ({
        id: s.id,
        prevueLe: s.prevueLe,
        lieu: s.lieu,
        statut: s.statut,
        points: gere || s.statut !== 'CLOSE' ? s._count.examens : null,
        pvPublie: s.pvPublicId !== null,
      })),
    }
  )
})

const TACHES: Record<TachePoint, (n: number) => string> = {
  DECLARER: (n) => (n === 1 ? 'Déclarer vos liens avec un dossier' : `Déclarer vos liens avec ${n} dossiers`),
  NOTER: (n) => (n === 1 ? 'Noter un dossier' : `Noter ${n} dossiers`),
  VOTER: (n) => (n === 1 ? 'Voter sur un dossier' : `Voter sur ${n} dossiers`),
  CONDUIRE: (n) => (n === 1 ? 'Conduire l’examen d’un point' : `Conduire l’examen de ${n} points`),
}

function tachesDuMembre(acteur: Acteur, seance: Seance, notes: Map<string, number>): { titre: string; capacite: string }[] {
  const siege = siegeDe(acteur, seance, seance.jour)
  if (!siege) return []
  const comptes = new Map<TachePoint, number>()
  for (const p of seance.examens) {
    const tache = tacheDe(acteur, examenDe(seance, p), notes.get(p.id) ?? 0)
    if (tache) comptes.set(tache, (comptes.get(tache) ?? 0) + 1)
  }
  const preside = siege.suppleantDeId === null && siege.fonction !== 'MEMBRE'
  return [...comptes].map(([tache, n]) => ({
    titre: TACHES[tache](n),
    capacite: preside ? LIBELLE_FONCTION[siege.fonction].toLowerCase() + ' de la commission' : 'membre de la commission',
  }))
}

const enTeteSelect = {
  id: true,
  prevueLe: true,
  statut: true,
  statutDepuis: true,
  commission: { select: { nom: true } },
} satisfies Prisma.SeanceSelect
type EnTete = Prisma.SeanceGetPayload<{ select: typeof enTeteSelect }>

const ligneAFaire = (seance: EnTete, titre: string, capacite: string): AFaire => ({
  href: `/commissions/seances/${seance.id}`,
  titre,
  detail: `${seance.commission.nom}, ${dateHeure(seance.prevueLe)}`,
  terme: jourDe(seance.prevueLe),
  depuis: seance.statutDepuis,
  capacite,
})

function tacheDuSecretariat({ statut, prevueLe }: EnTete, jour: Date, finie: boolean): string | undefined {
  if (statut === 'PREPARATION') return 'Préparer la séance et convoquer les membres'
  if (statut === 'CONVOQUEE') return jour >= jourDe(prevueLe) ? 'Noter les présences et ouvrir la séance' : undefined
  return finie ? 'Clore la séance : le procès-verbal sera établi' : undefined
}

/** What the sessions expect of this person, in each of their capacities. */
export async function listAFaire(acteur: Acteur): Promise<AFaire[]> {
  const listes = await Promise.all([listAFaireMembre(acteur), listAFaireSecretariat(acteur)])
  return listes.flat()
}

async function listAFaireMembre(acteur: Acteur): Promise<AFaire[]> {
  if (!acteur.siege || !acteur.personneId) return []
  const jour = aujourdhui()
  const [rows, parametres] = await Promise.all([
    db.seance.findMany({
      where: commeMembre(acteur.personneId, jour),
      orderBy: { prevueLe: 'asc' },
      take: 20,
      select: seanceSelect,
      relationLoadStrategy: 'join',
    }),
    getParametres(REGLES),
  ])
  const seances = rows.map((row): Seance => ({ ...row, jour, parametres }))
  const notes = await mesNotes(acteur, seances)
  return seances.flatMap((seance) =>
    tachesDuMembre(acteur, seance, notes).map(({ titre, capacite }) => ligneAFaire(seance, titre, capacite)),
  )
}

/** Apart from what a member reads: the secretariat needs none of the items, their votes and their seats. */
async function listAFaireSecretariat(acteur: Acteur): Promise<AFaire[]> {
  if (!peutGererCommission(acteur)) return []
  const jour = aujourdhui()
  const seances = await db.seance.findMany({
    where: { AND: [seancesVisibles(acteur, jour), { statut: { not: 'CLOSE' } }] },
    orderBy: { prevueLe: 'asc' },
    take: 20,
    select: { ...enTeteSelect, examens: { where: { statut: { notIn: ['AVIS_RENDU', 'AJOURNE'] } }, take: 1, select: { id: true } } },
    relationLoadStrategy: 'join',
  })
  const capacite = aRole(acteur, 'GESTIONNAIRE') ? 'gestionnaire' : 'coordonnateur du DES'
  return seances.flatMap((seance) => {
    const titre = tacheDuSecretariat(seance, jour, seance.examens.length === 0)
    return titre ? [ligneAFaire(seance, titre, capacite)] : []
  })
}

/** Sessions that still accept items, soonest first, for their secretary. */
export async function listSeancesAVenir(
  acteur: Acteur,
): Promise<{ id: string; commission: string; prevueLe: Date; lieu: string; points: number }[]> {
  if (!peutGererCommission(acteur)) return []
  const rows = await db.seance.findMany({
    where: { statut: { in: ['PREPARATION', 'CONVOQUEE'] } },
    orderBy: { prevueLe: 'asc' },
    take: 50,
    select: { id: true, prevueLe: true, lieu: true, commission: { select: { nom: true } }, _count: { select: { examens: true } } },
    relationLoadStrategy: 'join',
  })
  return rows.map((s) => ({ id: s.id, commission: s.commission.nom, prevueLe: s.prevueLe, lieu: s.lieu, points: s._count.examens }))
}

/** « Bientôt »: the sessions that this person attends or prepares. */
export async function listBientot(acteur: Acteur): Promise<Bientot[]> {
  if (!acteur.siege && !peutGererCommission(acteur)) return []
  const jour = aujourdhui()
  const seances = await db.seance.findMany({
    where: { AND: [seancesVisibles(acteur, jour), { prevueLe: { gte: jour }, statut: { in: ['PREPARATION', 'CONVOQUEE', 'OUVERTE'] } }] },
    orderBy: { prevueLe: 'asc' },
    take: 5,
    select: { id: true, prevueLe: true, commission: { select: { nom: true } } },
    relationLoadStrategy: 'join',
  })
  return seances.map((s) => ({ jour: jourDe(s.prevueLe), titre: s.commission.nom, href: `/commissions/seances/${s.id}` }))
}
