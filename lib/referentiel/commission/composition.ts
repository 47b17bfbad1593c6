import type { College, EtatPresence, FonctionMembre } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'

export type Siege = Readonly<{
  id: string
  personneId: string
  college: College
  fonction: FonctionMembre
  suppleantDeId: string | null
  debut: Date
  fin: Date | null
}>

/** A seat of the commission for one item: who holds it, and whether the quorum counts it (R-DEP-3). */
export type SiegeTenu<M extends Siege> = Readonly<{ titulaire: M; tenuPar: M | null; compte: boolean }>

/** A seat is valid from its first day to its last one, both included (R-GEN-2). */
export const siegeValide = ({ debut, fin }: Pick<Siege, 'debut' | 'fin'>, jour: Date): boolean =>
  debut <= jour && (fin === null || fin >= jour)

export type Assistance = Readonly<{
  presences: ReadonlyMap<string, EtatPresence>
  /** Persons who stand aside from the item. */
  deportes: ReadonlySet<string>
  /** Before the session, a member who has not excused themselves is expected. */
  attente: boolean
}>

/**
 * Who holds each seat for one item. A substitute sits when the seat's holder is away or stands aside.
 * A seat whose holder stands aside and that no substitute fills is not counted (R-DEP-3).
 */
export function tenirSieges<M extends Siege>(membres: readonly M[], { presences, deportes, attente }: Assistance): SiegeTenu<M>[] {
  const assis = new Set<string>()
  const peut = (m: M): boolean => {
    if (deportes.has(m.personneId) || assis.has(m.personneId)) return false
    const etat = presences.get(m.id)
    return etat === 'PRESENT' || (attente && etat === undefined)
  }
  const asseoir = (m: M | undefined): M | null => {
    if (!m) return null
    assis.add(m.personneId)
    return m
  }
  const titulaires = membres.filter((m) => m.suppleantDeId === null)
  // Holders first: a member with a seat of their own does not fill another's.
  const tenus = titulaires.map((titulaire) => ({ titulaire, tenuPar: peut(titulaire) ? asseoir(titulaire) : null }))
  return tenus.map(({ titulaire, tenuPar }) => {
    const assise = tenuPar ?? asseoir(membres.find((m) => m.suppleantDeId === titulaire.id && peut(m)))
    return { titulaire, tenuPar: assise, compte: assise !== null || !deportes.has(titulaire.personneId) }
  })
}

/** The members who sit for the item: those who hold its seats, without empty ones. */
export const siegeants = <M extends Siege>(sieges: readonly SiegeTenu<M>[]): M[] => sieges.flatMap((s) => s.tenuPar ?? [])

/** The president if sitting, else the vice-president (R-DEP-4). A substitute votes but does not preside. */
export function presidence<M extends Siege>(sieges: readonly SiegeTenu<M>[]): M | undefined {
  const enPropre = siegeants(sieges).filter((m) => m.suppleantDeId === null)
  return enPropre.find((m) => m.fonction === 'PRESIDENT') ?? enPropre.find((m) => m.fonction === 'VICE_PRESIDENT')
}

export type Quorum = Readonly<{ presents: number; sieges: number; requis: number; atteint: boolean; internes: number }>

/** `fraction` is the parameter `commission.quorum`, « 1/2 »: compared by whole numbers, without rounding. */
export function quorum(sieges: readonly SiegeTenu<Siege>[], fraction: string): Quorum {
  const [num = 1, den = 2] = fraction.split('/').map(Number)
  const comptes = sieges.filter((s) => s.compte)
  const presents = siegeants(comptes).length
  const requis = Math.max(1, Math.ceil((comptes.length * num) / den))
  return {
    presents,
    sieges: comptes.length,
    requis,
    atteint: presents * den >= comptes.length * num && presents > 0,
    internes: comptes.filter((s) => s.tenuPar?.college === 'INTERNES').length,
  }
}

/** R-FLE-12, then R-FLE-10: without a students' representative or a quorum, an item can only be postponed. */
export function refusDeliberer({ presents, requis, atteint, internes }: Quorum): Refus | undefined {
  if (internes === 0) return refus('R-FLE-12', 'Aucun avis ne peut être enregistré sans représentant des internes.')
  if (!atteint)
    return refus(
      'R-FLE-10',
      `Le quorum n’est pas atteint pour ce point : ${presents} ${presents > 1 ? 'sièges occupés' : 'siège occupé'}, il en faut ${requis}. Le point ne peut qu’être ajourné.`,
    )
}
