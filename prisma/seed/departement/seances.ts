import type { ChoixVote } from '@/generated/prisma/enums'
import { ajouterJours } from '@/lib/core/temps/horloge'
import { GRILLE_DEFAUT } from '@/lib/flechage/campagne/schema'
import { LIBELLE_CAUSE } from '@/lib/flechage/deport'
import { EN_LICE } from '@/lib/flechage/policy'
import type { Siegeant } from '../flechage/dossier'
import { joindre, type Lot } from '../lot'
import type { Instances, SeanceDite } from './instances'

const TERMINES: readonly string[] = EN_LICE.notIn
const minutes = (le: Date, n: number): Date => new Date(le.getTime() + n * 60_000)

/** What members have done for the two sessions that are not over: expected presence, ties declared, scores, votes. */
export function animerSeances(lot: Lot, { seances, siegeants }: Instances): void {
  const points = ({ id }: SeanceDite) => (lot.examen ?? []).filter((e) => e.seanceId === id)
  const deportes = (examenId: string) => new Set(lot.deport?.filter((d) => d.examenId === examenId).map((d) => d.personneId))
  const [premier, , rapporteuse, maitreDeStage, , etudiant, dernier] = siegeants
  if (!premier || !rapporteuse || !maitreDeStage || !etudiant || !dernier) throw new Error('the commission has seven seats')
  for (const seance of [seances.convoquee, seances.ouverte]) for (const point of points(seance)) ecarterConcurrents(lot, point)

  presence(lot, seances.convoquee, dernier, 'EXCUSE')
  for (const [i, point] of points(seances.convoquee).entries()) {
    const declarations = lot.declaration?.filter((d) => d.examenId === point.id) ?? []
    declarations.forEach((d, m) => (d.le = minutes(new Date(d.le), 4 * i + 19 * m)))
    const ontDeclare = new Set(declarations.map((d) => d.personneId))
    const ontNote = [premier, ...(i % 2 === 0 ? [rapporteuse] : [])].filter((s) => ontDeclare.has(s.personneId))
    noter(lot, point.id ?? '', ontNote, minutes(ajouterJours(seances.convoquee.convoqueeLe, 1), 200), i)
  }

  for (const s of siegeants) presence(lot, seances.ouverte, s, s === maitreDeStage ? 'EXCUSE' : 'PRESENT')
  for (const [i, point] of points(seances.ouverte).entries()) {
    const ecartes = deportes(point.id ?? '')
    const assis = siegeants.filter((s) => s !== maitreDeStage && !ecartes.has(s.personneId))
    const declareLe = ajouterJours(seances.ouverte.convoqueeLe, 2)
    lot.declaration = lot.declaration?.filter((d) => d.examenId !== point.id)
    joindre(lot, {
      declaration: assis.map(({ personneId }, m) => ({ examenId: point.id ?? '', personneId, le: minutes(declareLe, 4 * i + 19 * m) })),
    })
    noter(lot, point.id ?? '', assis, minutes(declareLe, 200), i)
    if (i === 0)
      voter(
        lot,
        point,
        assis.filter((s) => [premier, rapporteuse, etudiant].includes(s)),
        minutes(seances.ouverte.le, 30),
      )
  }
}

/** The vote on this item is open, and some members have voted. */
function voter(lot: Lot, point: NonNullable<Lot['examen']>[number], presents: readonly Siegeant[], le: Date): void {
  Object.assign(point, { statut: 'EN_DELIBERATION', statutDepuis: le })
  const choix: readonly ChoixVote[] = ['FAVORABLE', 'RESERVE', 'FAVORABLE']
  joindre(lot, {
    vote: presents.map(({ membreId }, i) => ({
      examenId: point.id ?? '',
      membreId,
      choix: choix[i] ?? 'FAVORABLE',
      le: minutes(le, i + 1),
    })),
  })
}

const presence = (lot: Lot, { id }: SeanceDite, { membreId }: Siegeant, etat: 'PRESENT' | 'EXCUSE'): void =>
  joindre(lot, { presence: [{ seanceId: id, membreId, etat }] })

/** Each member's own score, within each criterion's bounds. */
const noter = (lot: Lot, examenId: string, membres: readonly Siegeant[], le: Date, rang: number): void =>
  joindre(lot, {
    note: membres.flatMap(({ membreId }, m) =>
      GRILLE_DEFAUT.map(({ cle, max }, c) => ({ examenId, membreId, critere: cle, valeur: Math.max(0, max - ((m + c + rang) % 3)), le })),
    ),
  })

/** R-DEP-2: people with a live request for the same terrain, known once every request is made. */
function ecarterConcurrents(lot: Lot, point: NonNullable<Lot['examen']>[number]): void {
  const dossier = lot.flechage?.find((f) => f.examenId === point.id)
  const personneDe = new Map(lot.interne?.map((i) => [i.id, i.personneId]))
  const connus = new Set(lot.deport?.filter((d) => d.examenId === point.id).map((d) => d.personneId))
  const concurrents = (lot.flechage ?? [])
    .filter((f) => f.terrainId === dossier?.terrainId && f.interneId !== dossier?.interneId && !TERMINES.includes(f.statut ?? ''))
    .flatMap((f) => personneDe.get(f.interneId) ?? [])
  const cause = LIBELLE_CAUSE.CONCURRENT.charAt(0).toUpperCase() + LIBELLE_CAUSE.CONCURRENT.slice(1)
  joindre(lot, {
    deport: [...new Set(concurrents)]
      .filter((personneId) => !connus.has(personneId))
      .map((personneId) => ({ examenId: point.id ?? '', personneId, nature: 'AUTOMATIQUE' as const, cause, le: point.statutDepuis })),
  })
}
