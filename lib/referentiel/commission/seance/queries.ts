import 'server-only'
import { cache } from 'react'
import type { EtatPresence, SensAvis, StatutExamen, StatutSeance } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { available, type ActionOfferte } from '@/lib/core/workflow/workflow'
import { REGLES } from '../parametres'
import { getParametres } from '../../parametre/queries'
import type { Quorum } from '../composition'
import {
  aDeclare,
  estDeporte,
  estPresidence,
  membresDuJour,
  nomDe,
  peutDeclarer,
  peutGererCommission,
  peutLirePv,
  placeDe,
  quorumDe,
  seanceSelect,
  seancesVisibles,
  siegeDe,
  vivant,
  type Examen,
  type Membre,
  type Point,
  type Seance,
} from '../policy'
import { grilleSchema } from '../schema'
import { seanceWorkflow, type ActionSeance } from '../workflow'

// In a transaction: waiting for a second connection while holding one could block.
export const contexte = async (tx: Tx) => ({ jour: aujourdhui(), parametres: await getParametres(REGLES, tx) })

/** A session as the rules read it, if the actor may open its agenda. */
export async function findSeance(tx: Tx, acteur: Acteur, id: string): Promise<Seance | null> {
  const row = await tx.seance.findFirst({
    where: { AND: [seancesVisibles(acteur, aujourdhui()), { id }] },
    select: seanceSelect,
    relationLoadStrategy: 'join',
  })
  return row && { ...row, ...(await contexte(tx)) }
}

export type TachePoint = 'DECLARER' | 'NOTER' | 'VOTER' | 'CONDUIRE'

export type VuePoint =
  /** R-DEP-3: the name, and the fact that the actor stands aside. Nothing else is read. */
  | Readonly<{ vue: 'DEPORTE'; id: string; ordre: number; demandeur: string }>
  | Readonly<{
      vue: 'POINT'
      id: string
      ordre: number
      intitule: string
      demandeur: string
      statut: StatutExamen
      sens: SensAvis | null
      /** Why the portal took it off the agenda. */
      retrait: string | null
      rapporteurId: string | null
      rapporteur: string | null
      quorum: Quorum
      declare: boolean
      tache: TachePoint | null
      /** Seats that may report on it: those of members who do not stand aside. */
      rapporteurs: readonly { id: string; nom: string }[]
    }>

export type VuePresence = Readonly<{
  id: string
  nom: string
  college: Membre['college']
  fonction: Membre['fonction']
  suppleantDe: string | null
  etat: EtatPresence | null
}>

export type VueSeance = Readonly<{
  id: string
  version: number
  commission: { id: string; nom: string }
  prevueLe: Date
  lieu: string
  statut: StatutSeance
  statutDepuis: Date
  /** False when the actor may read the published minutes only. */
  ouverte: boolean
  gere: boolean
  siege: { nom: string; suppleant: boolean } | null
  actions: readonly ActionOfferte<ActionSeance>[]
  points: readonly VuePoint[]
  presences: readonly VuePresence[]
  /** Presence is entered while the session is called or open. */
  notePresences: boolean
  pv: boolean
  /** The actor may not read the whole minutes, because they stood aside from an item. */
  pvRefuse: boolean
  pvPublic: boolean
}>

export const examenDe = (seance: Seance, point: Point): Examen => ({ ...point, seance, jour: seance.jour, parametres: seance.parametres })

/** How many of their own scores the actor has written, by item. Other members' are not read. */
export async function mesNotes(acteur: Acteur, seances: readonly Seance[]): Promise<Map<string, number>> {
  const sieges = seances.flatMap((s) => siegeDe(acteur, s, s.jour)?.id ?? [])
  if (sieges.length === 0) return new Map()
  const compte = await db.note.groupBy({
    by: ['examenId'],
    where: { membreId: { in: sieges }, examen: { seanceId: { in: seances.map((s) => s.id) } } },
    _count: true,
  })
  return new Map(compte.map((n) => [n.examenId, n._count]))
}

/** The act that this item expects of the actor, if any. */
export function tacheDe(acteur: Acteur, examen: Examen, notes: number): TachePoint | null {
  if (!vivant(examen)) return null
  if (estDeporte(acteur, examen)) return null
  if (!aDeclare(acteur, examen)) return peutDeclarer(acteur, examen) ? 'DECLARER' : null
  const place = placeDe(acteur, examen)
  if (!place) return null
  if (examen.seance.statut === 'CONVOQUEE') return notes < grilleSchema.parse(examen.grille).length ? 'NOTER' : null
  if (examen.statut === 'EN_DELIBERATION' && !examen.votes.some((v) => v.membreId === place.id)) return 'VOTER'
  return estPresidence(acteur, examen) ? 'CONDUIRE' : null
}

function vuePoint(acteur: Acteur, seance: Seance, point: Point, notes: number): VuePoint {
  if (estDeporte(acteur, point)) return { vue: 'DEPORTE', id: point.id, ordre: point.ordre, demandeur: point.demandeur }
  const examen = examenDe(seance, point)
  const membres = membresDuJour(seance)
  const rapporteur = seance.commission.membres.find((m) => m.id === point.rapporteurId)
  return {
    vue: 'POINT',
    id: point.id,
    ordre: point.ordre,
    intitule: point.intitule,
    demandeur: point.demandeur,
    statut: point.statut,
    sens: point.sens,
    retrait: point.sansObjet ? point.motifAjournement : null,
    rapporteurId: point.rapporteurId,
    rapporteur: rapporteur ? nomDe(rapporteur) : null,
    quorum: quorumDe(examen),
    declare: aDeclare(acteur, point),
    tache: tacheDe(acteur, examen, notes),
    rapporteurs: membres.filter((m) => !point.deports.some((d) => d.personneId === m.personneId)).map((m) => ({ id: m.id, nom: nomDe(m) })),
  }
}

function vuePresences(seance: Seance): VuePresence[] {
  const membres = membresDuJour(seance)
  const etats = new Map(seance.presences.map((p) => [p.membreId, p.etat]))
  return membres.map((m) => {
    const titulaire = membres.find((t) => t.id === m.suppleantDeId)
    return {
      id: m.id,
      nom: nomDe(m),
      college: m.college,
      fonction: m.fonction,
      suppleantDe: titulaire ? nomDe(titulaire) : null,
      etat: etats.get(m.id) ?? null,
    }
  })
}

const fermee = (s: {
  id: string
  version: number
  prevueLe: Date
  lieu: string
  statutDepuis: Date
  commission: { id: string; nom: string }
}): VueSeance => ({
  ...s,
  statut: 'CLOSE',
  ouverte: false,
  gere: false,
  siege: null,
  actions: [],
  points: [],
  presences: [],
  notePresences: false,
  pv: false,
  pvRefuse: false,
  pvPublic: true,
})

/** A session as the actor may see it. Once it is closed, everyone reads that it took place, and its publishable minutes. */
export const getSeance = cache(async (acteur: Acteur, id: string): Promise<VueSeance | null> => {
  const seance = await findSeance(db, acteur, id)
  if (!seance) {
    const publiee = await db.seance.findFirst({
      where: { id, statut: 'CLOSE', pvPublicId: { not: null } },
      select: { id: true, version: true, prevueLe: true, lieu: true, statutDepuis: true, commission: { select: { id: true, nom: true } } },
      relationLoadStrategy: 'join',
    })
    return publiee && fermee(publiee)
  }
  const notes = await mesNotes(acteur, [seance])
  const siege = siegeDe(acteur, seance, seance.jour)
  const gere = peutGererCommission(acteur)
  return {
    id: seance.id,
    version: seance.version,
    commission: { id: seance.commission.id, nom: seance.commission.nom },
    prevueLe: seance.prevueLe,
    lieu: seance.lieu,
    statut: seance.statut,
    statutDepuis: seance.statutDepuis,
    ouverte: true,
    gere,
    siege: siege ? { nom: nomDe(siege), suppleant: siege.suppleantDeId !== null } : null,
    actions: available(seanceWorkflow, acteur, seance, maintenant()),
    points: seance.examens.map((p) => vuePoint(acteur, seance, p, notes.get(p.id) ?? 0)),
    presences: vuePresences(seance),
    notePresences: gere && (seance.statut === 'CONVOQUEE' || seance.statut === 'OUVERTE'),
    pv: seance.pvId !== null && peutLirePv(acteur, seance.examens),
    pvRefuse: seance.pvId !== null && gere && !peutLirePv(acteur, seance.examens),
    pvPublic: seance.pvPublicId !== null,
  }
})

/** The file a reader may have: the whole minutes or the publishable ones. Null is a 404. */
export async function getProcesVerbal(acteur: Acteur, id: string, version: 'entier' | 'public'): Promise<{ id: string } | null> {
  if (version === 'public') {
    const seance = await db.seance.findFirst({ where: { id, statut: 'CLOSE' }, select: { pvPublicId: true } })
    return seance?.pvPublicId ? { id: seance.pvPublicId } : null
  }
  const seance = await findSeance(db, acteur, id)
  return seance?.pvId && peutLirePv(acteur, seance.examens) ? { id: seance.pvId } : null
}
