import 'server-only'
import { MAX_A_FAIRE, type AFaire } from '@/lib/core/workflow/a-faire'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { peutLireAlertes, visible } from './policy'

/** The stages an interne may report on: all those of their path, latest first. @throws InterditError */
export async function listMesStages(acteur: Acteur): Promise<{ semestreCode: string; libelle: string }[]> {
  if (!acteur.interneId) throw new InterditError()
  const semestres = await db.semestreInterne.findMany({
    where: { interneId: acteur.interneId, terrainId: { not: null } },
    orderBy: { semestreCode: 'desc' },
    relationLoadStrategy: 'join',
    select: { semestreCode: true, semestre: { select: { libelle: true } }, terrain: { select: { intitule: true } } },
  })
  return semestres.map((s) => ({
    semestreCode: s.semestreCode,
    libelle: `${s.terrain?.intitule ?? ''}, ${s.semestre.libelle.toLowerCase()}`,
  }))
}

const lire = (acteur: Acteur) =>
  db.alerteStage.findMany({
    where: visible(acteur),
    // The identifiers are random, so the order within a day is unknown.
    orderBy: [{ traiteeLe: { sort: 'desc', nulls: 'first' } }, { recueLe: 'asc' }, { id: 'asc' }],
    take: MAX_A_FAIRE,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      nature: true,
      texte: true,
      contact: true,
      recueLe: true,
      traiteeLe: true,
      suite: true,
      version: true,
      semestre: { select: { libelle: true } },
      terrain: { select: { id: true, intitule: true, structure: { select: { nom: true } } } },
    },
  })

export type AlerteLue = Awaited<ReturnType<typeof lire>>[number]

/**
 * Alerts without a follow-up first, the oldest before, then the others. @throws InterditError for any role but the
 * coordinator (R-MSU-12)
 */
export async function listAlertes(acteur: Acteur): Promise<AlerteLue[]> {
  if (!peutLireAlertes(acteur)) throw new InterditError()
  return lire(acteur)
}

export async function listAFaire(acteur: Acteur): Promise<AFaire[]> {
  if (!peutLireAlertes(acteur)) return []
  const { _count, _min } = await db.alerteStage.aggregate({
    where: { AND: [visible(acteur), { traiteeLe: null }] },
    _count: { _all: true },
    _min: { recueLe: true },
  })
  if (!_min.recueLe) return []
  return [
    {
      href: '/stages/alertes',
      titre: _count._all === 1 ? 'Lire une alerte sur un stage' : `Lire ${_count._all} alertes sur des stages`,
      detail: 'Une suite écrite est attendue',
      // An alert may concern a danger, so it is due the day it arrives.
      terme: _min.recueLe,
      depuis: _min.recueLe,
      capacite: 'coordonnateur du DES',
    },
  ]
}
