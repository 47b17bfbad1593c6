import 'server-only'
import { enBase64 } from '@/lib/core/coffre/base64'
import { jourLong } from '@/lib/core/temps/dates'
import { aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import { db } from '../db'
import type { MembreActif } from '../policy'
import { A_ATTRIBUER, ACTIFS, AVEC_RDV, EN_ATTENTE_DE_RDV, RENCONTRES } from '../workflow'
import { manques, type Manque } from './calendrier'
import { ACTIONS, type CasScelle, type ReunionLue } from './schema'
import { workflow } from './workflow'

const enMois = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' })

const PAR_PAGE = 24

/** The meetings of two years, latest first. All members see the same. */
export async function listReunions(): Promise<ReunionLue[]> {
  const [reunions, membres] = await Promise.all([
    db().reunion.findMany({ orderBy: { mois: 'desc' }, take: PAR_PAGE }),
    db().membre.findMany({ select: { id: true, nom: true }, orderBy: { nom: 'asc' } }),
  ])
  const jour = aujourdhui()
  return reunions.map((r) => ({
    id: r.id,
    version: r.version,
    statut: r.statut,
    etat: workflow.states[r.statut].label,
    mois: enMois.format(r.mois),
    prevueLe: jourLong(r.prevueLe),
    prevueIso: isoJour(r.prevueLe),
    echue: r.prevueLe <= jour,
    presents: membres.filter((m) => r.presents.includes(m.id)).map((m) => m.nom),
    actions: r.actions.flatMap((a) => (a in ACTIONS ? [ACTIONS[a as keyof typeof ACTIONS]] : [])),
  }))
}

/** The members who may have been present. */
export const listPresents = (): Promise<{ id: string; nom: string }[]> =>
  db().membre.findMany({ where: { statut: 'ACTIF' }, select: { id: true, nom: true }, orderBy: { nom: 'asc' } })

const PHRASE: Record<Manque['cause'], (mois: string) => string> = {
  NON_PREVUE: (mois) => `Aucune réunion n’est prévue pour ${mois}.`,
  NON_TENUE: (mois) => `La réunion ${/^[aoœ]/.test(mois) ? 'd’' : 'de '}${mois} n’a pas été tenue, ou n’a pas été notée.`,
}

/** A sentence for each missing meeting, for the coordination only (R-SOU-25). */
export async function listAlertes(moi: MembreActif): Promise<string[]> {
  if (!moi.coordination) return []
  const reunions = await db().reunion.findMany({ select: { mois: true, statut: true, prevueLe: true } })
  return manques(reunions, aujourdhui()).map(({ mois, cause }) => PHRASE[cause](enMois.format(mois)))
}

/** How far a follow-up has come, without a date. */
const ETAPES = [
  { etape: 'Avant l’entretien', statuts: [...A_ATTRIBUER, ...EN_ATTENTE_DE_RDV, ...AVEC_RDV] },
  { etape: 'Après l’entretien', statuts: [...RENCONTRES] },
] as const

/** The follow-ups of this member as one of the two doctors, encrypted, in an order that does not reveal their age. */
export async function listCasScelles(moi: MembreActif): Promise<CasScelle[]> {
  const cas = await db().cas.findMany({
    where: { statut: { in: [...ACTIFS] }, cles: { some: { membreId: moi.membreId, usage: 'BINOME' } } },
    select: {
      statut: true,
      cles: { where: { membreId: moi.membreId, genre: 'DOSSIER' }, select: { scelle: true } },
      pieces: { where: { genre: 'FICHE' }, orderBy: { rang: 'desc' }, take: 1, select: { contenu: true } },
    },
    orderBy: { id: 'asc' },
  })
  return cas.flatMap(({ statut, cles, pieces }) => {
    const [cle, fiche] = [cles[0], pieces[0]]
    const etape = ETAPES.find((e) => (e.statuts as readonly string[]).includes(statut))?.etape ?? ''
    return cle && fiche ? [{ cle: cle.scelle, fiche: enBase64(fiche.contenu), etape }] : []
  })
}

/** The month of the present pseudonyms: 2026-11. */
export const moisCourant = (): string => isoJour(aujourdhui()).slice(0, 7)
