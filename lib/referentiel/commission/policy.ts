import type { Prisma } from '@/generated/prisma/client'
import { aRole, estSysteme, type Acteur } from '@/lib/core/auth/acteur'
import { jourDe } from '@/lib/core/temps/horloge'
import type { ReglesCommission } from './parametres'
import { presidence, quorum, siegeValide, tenirSieges, type Quorum, type SiegeTenu } from './composition'

export const membreSelect = {
  id: true,
  personneId: true,
  college: true,
  fonction: true,
  suppleantDeId: true,
  acte: true,
  debut: true,
  fin: true,
  personne: { select: { prenom: true, nom: true, courriel: true } },
} satisfies Prisma.MembreSelect

const ordreMembres = [
  { college: 'asc' },
  { fonction: 'asc' },
  { debut: 'asc' },
  { id: 'asc' },
] satisfies Prisma.MembreOrderByWithRelationInput[]

export const membresSelect = { orderBy: ordreMembres, select: membreSelect } satisfies Prisma.Commission$membresArgs

const assembleeSelect = {
  id: true,
  commissionId: true,
  prevueLe: true,
  lieu: true,
  statut: true,
  statutDepuis: true,
  pvId: true,
  pvPublicId: true,
  version: true,
  commission: { select: { id: true, code: true, nom: true, membres: membresSelect } },
  presences: { select: { membreId: true, etat: true } },
} satisfies Prisma.SeanceSelect

const pointSelect = {
  id: true,
  seanceId: true,
  ordre: true,
  objetType: true,
  intitule: true,
  demandeur: true,
  rapporteurId: true,
  grille: true,
  statut: true,
  statutDepuis: true,
  sens: true,
  motifs: true,
  synthese: true,
  voixFavorables: true,
  voixReservees: true,
  voixDefavorables: true,
  abstentions: true,
  preponderante: true,
  motifAjournement: true,
  sansObjet: true,
  renduLe: true,
  version: true,
  deports: { orderBy: { le: 'asc' }, select: { personneId: true, nature: true, cause: true } },
  declarations: { select: { personneId: true } },
  votes: { select: { membreId: true, choix: true } },
} satisfies Prisma.ExamenSelect

export const seanceSelect = {
  ...assembleeSelect,
  examens: { orderBy: { ordre: 'asc' }, select: pointSelect },
} satisfies Prisma.SeanceSelect
export const examenSelect = { ...pointSelect, seance: { select: assembleeSelect } } satisfies Prisma.ExamenSelect

/** What the rules need beside the row: the day, and the dated parameters. */
type Contexte = Readonly<{ jour: Date; parametres: ReglesCommission }>

export type Membre = Prisma.MembreGetPayload<{ select: typeof membreSelect }>
export type Assemblee = Prisma.SeanceGetPayload<{ select: typeof assembleeSelect }>
export type Point = Prisma.ExamenGetPayload<{ select: typeof pointSelect }>
export type Seance = Prisma.SeanceGetPayload<{ select: typeof seanceSelect }> & Contexte
export type Examen = Prisma.ExamenGetPayload<{ select: typeof examenSelect }> & Contexte

export const nomDe = ({ personne }: Pick<Membre, 'personne'>): string => `${personne.prenom} ${personne.nom}`

/** Prepares sessions, manages seats, enters presence. */
export const peutGererCommission = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE', 'COORD_DES')

const VIVANTES = ['CONVOQUEE', 'OUVERTE'] as const
/** Called or open. */
export const seanceVivante = ({ statut }: Pick<Assemblee, 'statut'>): boolean => statut === 'CONVOQUEE' || statut === 'OUVERTE'

/** A valid seat today in the commission of a session that is called or open: a member's access ends with it. */
export const commeMembre = (personneId: string, jour: Date): Prisma.SeanceWhereInput => ({
  statut: { in: [...VIVANTES] },
  commission: { membres: { some: { personneId, debut: { lte: jour }, OR: [{ fin: null }, { fin: { gte: jour } }] } } },
})

/** Sessions whose agenda an actor may open. */
export function seancesVisibles(acteur: Acteur, jour: Date): Prisma.SeanceWhereInput {
  if (estSysteme(acteur) || peutGererCommission(acteur)) return {}
  return commeMembre(acteur.personneId as string, jour)
}

/** Items an actor may know of; a member who stands aside reads their name only. */
export const examensVisibles = (acteur: Acteur, jour: Date): Prisma.ExamenWhereInput => ({ seance: seancesVisibles(acteur, jour) })

/** The seats valid on the day of the session: its composition. */
export const membresDuJour = (seance: Assemblee): Membre[] => {
  const jour = jourDe(seance.prevueLe)
  return seance.commission.membres.filter((m) => siegeValide(m, jour))
}

/** The actor's seat in this session, valid on its day and still today; nothing once the session is closed. */
export function siegeDe(acteur: Acteur, seance: Assemblee, jour: Date): Membre | undefined {
  if (!seanceVivante(seance)) return undefined
  return membresDuJour(seance)
    .filter((m) => m.personneId === acteur.personneId && siegeValide(m, jour))
    .sort((a, b) => Number(a.suppleantDeId !== null) - Number(b.suppleantDeId !== null))[0]
}

export const deportesDe = (point: Pick<Point, 'deports'>): Set<string> => new Set(point.deports.map((d) => d.personneId))

/** R-DEP-3: stands aside from this item, whatever their other roles. */
export const estDeporte = (acteur: Acteur, point: Pick<Point, 'deports'>): boolean =>
  acteur.personneId !== null && deportesDe(point).has(acteur.personneId)

/**
 * Who holds each seat for this item: expected before the session opens, present afterwards, and, once the avis is recorded,
 * those who voted, whatever members came or left since.
 */
export function siegesDuPoint(seance: Assemblee, point: Pick<Point, 'deports' | 'statut' | 'votes'>): SiegeTenu<Membre>[] {
  const rendu = point.statut === 'AVIS_RENDU'
  return tenirSieges(membresDuJour(seance), {
    presences: new Map(
      rendu ? point.votes.map((v) => [v.membreId, 'PRESENT'] as const) : seance.presences.map((p) => [p.membreId, p.etat] as const),
    ),
    deportes: deportesDe(point),
    attente: seance.statut === 'PREPARATION' || seance.statut === 'CONVOQUEE',
  })
}

export const siegesDe = (examen: Examen): SiegeTenu<Membre>[] => siegesDuPoint(examen.seance, examen)
export const quorumDe = (examen: Examen): Quorum => quorum(siegesDe(examen), examen.parametres['commission.quorum'])

/** The seat from which the actor takes part in this item, as its holder or as the substitute called. */
export function placeDe(acteur: Acteur, examen: Examen): Membre | undefined {
  const siege = siegeDe(acteur, examen.seance, examen.jour)
  return siege && siegesDe(examen).find((s) => s.tenuPar?.personneId === acteur.personneId)?.tenuPar?.id === siege.id ? siege : undefined
}

/** Holders prepare every item, even when excused; substitutes those for which they are called. */
export function peutDeclarer(acteur: Acteur, examen: Examen): boolean {
  const siege = siegeDe(acteur, examen.seance, examen.jour)
  if (!siege || estDeporte(acteur, examen)) return false
  return siege.suppleantDeId === null || placeDe(acteur, examen) !== undefined
}

/** Has declared that they have no tie with the item (R-DEP-1). */
export const aDeclare = (acteur: Acteur, point: Pick<Point, 'declarations'>): boolean =>
  point.declarations.some((d) => d.personneId === acteur.personneId)

/** On the agenda, without avis or postponement yet. */
export const vivant = ({ statut }: Pick<Point, 'statut'>): boolean => statut === 'INSCRIT' || statut === 'EN_DELIBERATION'

/** R-DEP-1: a member reads only the title until they have declared; the one who is also secretary, once the item is over. */
export const estFerme = (acteur: Acteur, examen: Examen): boolean =>
  siegeDe(acteur, examen.seance, examen.jour) !== undefined && !aDeclare(acteur, examen) && (vivant(examen) || !peutGererCommission(acteur))

/** Scores are blind, in the whole session, until it opens: anything that shows who is at work is hidden (R-FLE-10). */
export const estAveugle = ({ statut }: Pick<Assemblee, 'statut'>): boolean => statut === 'PREPARATION' || statut === 'CONVOQUEE'

/** Presides over this item: the president or else the vice-president (R-DEP-4), sitting, without a tie, in an open session. */
export function estPresidence(acteur: Acteur, examen: Examen): boolean {
  if (examen.seance.statut !== 'OUVERTE') return false
  const preside = presidence(siegesDe(examen))
  return preside !== undefined && preside.id === placeDe(acteur, examen)?.id && aDeclare(acteur, examen)
}

/** Postpones: the president of the item; the secretary when no one can preside; the portal, for a record that was withdrawn. */
export function peutAjourner(acteur: Acteur, examen: Examen): boolean {
  if (estSysteme(acteur) || estPresidence(acteur, examen)) return true
  return (
    examen.seance.statut === 'OUVERTE' &&
    presidence(siegesDe(examen)) === undefined &&
    peutGererCommission(acteur) &&
    !estDeporte(acteur, examen)
  )
}

export const estGestionnaireSeance = (acteur: Acteur): boolean => peutGererCommission(acteur)

/** Opens and closes a session: its secretary, or the president of the commission. */
export function peutConduire(acteur: Acteur, seance: Seance): boolean {
  if (peutGererCommission(acteur)) return true
  const siege = siegeDe(acteur, seance, seance.jour)
  return siege !== undefined && siege.suppleantDeId === null && siege.fonction !== 'MEMBRE'
}

/** The whole minutes: for the secretary, unless they stood aside from one of the items. */
export const peutLirePv = (acteur: Acteur, points: readonly Pick<Point, 'deports'>[]): boolean =>
  peutGererCommission(acteur) && !points.some((p) => estDeporte(acteur, p))
