import 'server-only'
import { MAX_A_FAIRE, type AFaire, type EnAttente } from '@/lib/core/workflow/a-faire'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { peutRepondre, visible } from './policy'

export type ContestationLue = Readonly<{
  id: string
  semestreCode: string | null
  texte: string
  creeeLe: Date
  reponse: string | null
  reponduLe: Date | null
  version: number
}>

/** The questions of one interne that this actor may read, those without an answer first, then the latest. */
export const listContestations = (acteur: Acteur, interneId: string): Promise<ContestationLue[]> =>
  db.contestation.findMany({
    where: { AND: [visible(acteur), { interneId }] },
    orderBy: [{ reponduLe: { sort: 'desc', nulls: 'first' } }, { creeeLe: 'desc' }],
    take: 50,
    select: { id: true, semestreCode: true, texte: true, creeeLe: true, reponse: true, reponduLe: true, version: true },
  })

/** The questions the secretariat has to answer. */
export async function listAFaire(acteur: Acteur): Promise<AFaire[]> {
  if (!peutRepondre(acteur)) return []
  const ouvertes = await db.contestation.findMany({
    where: { reponduLe: null },
    orderBy: { creeeLe: 'asc' },
    take: MAX_A_FAIRE,
    relationLoadStrategy: 'join',
    select: { interneId: true, creeeLe: true, interne: { select: { personne: { select: { prenom: true, nom: true } } } } },
  })
  // One line for each person, because their page holds all their questions.
  const parInterne = new Map(ouvertes.toReversed().map((c) => [c.interneId, c]))
  return [...parInterne.values()].map(({ interneId, creeeLe, interne: { personne } }) => ({
    href: `/stages/internes/${interneId}#questions`,
    titre: 'Répondre à une question sur une ancienneté',
    detail: `${personne.prenom} ${personne.nom}, avant que la liste d’appel soit figée`,
    terme: null,
    depuis: creeeLe,
    capacite: 'gestionnaire',
  }))
}

/** One's own questions without an answer, as one line, because one page holds them all. */
export async function listEnAttente(acteur: Acteur): Promise<EnAttente[]> {
  if (!acteur.interneId) return []
  const { _count, _min } = await db.contestation.aggregate({
    where: { interneId: acteur.interneId, reponduLe: null },
    _count: { _all: true },
    _min: { creeeLe: true },
  })
  if (!_min.creeeLe) return []
  return [
    {
      href: '/stages/parcours#questions',
      titre: _count._all === 1 ? 'Question sur votre ancienneté' : `${_count._all} questions sur votre ancienneté`,
      deQui: 'Secrétariat du département',
      depuis: _min.creeeLe,
    },
  ]
}
