import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import type { Bientot } from '@/lib/core/workflow/a-faire'
import { estUuid } from '@/lib/core/requete/champs'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, jourDe, maintenant } from '@/lib/core/temps/horloge'
import { enMemoire } from '@/lib/core/donnees/memoire'
import { peutDemander, peutGererCampagne } from '../policy'
import { lireGrille, type Critere } from './schema'

const select = {
  id: true,
  semestreCode: true,
  ouvreLe: true,
  fermeLe: true,
  commissionLe: true,
  saisineLe: true,
  decisionLe: true,
  choixLe: true,
  motifs: true,
  zones: true,
  categories: true,
  grille: true,
  presentation: true,
  version: true,
  semestre: true,
} satisfies Prisma.CampagneFlechageSelect

type Ligne = Prisma.CampagneFlechageGetPayload<{ select: typeof select }>

/** A published campaign, which every signed-in person may read (R-FLE-1). */
export type Campagne = Omit<Ligne, 'grille'> & Readonly<{ grille: readonly Critere[]; etat: EtatCampagne }>
export type EtatCampagne = 'A_VENIR' | 'OUVERTE' | 'FERMEE'

/** Opening and closing instants to the millisecond, both included (R-FLE-18). */
export function etatDe({ ouvreLe, fermeLe }: Pick<Ligne, 'ouvreLe' | 'fermeLe'>, instant: Date): EtatCampagne {
  if (instant < ouvreLe) return 'A_VENIR'
  return instant > fermeLe ? 'FERMEE' : 'OUVERTE'
}

const lue = ({ grille, ...ligne }: Ligne): Campagne => ({ ...ligne, grille: lireGrille(grille), etat: etatDe(ligne, maintenant()) })

/** Every campaign, the latest semester first. Public to those who are signed in. */
export async function listCampagnes(): Promise<Campagne[]> {
  const lignes = await db.campagneFlechage.findMany({ select, orderBy: { ouvreLe: 'desc' }, take: 100, relationLoadStrategy: 'join' })
  return lignes.map(lue)
}

/** Campaigns as a list filters by them: their semester, the latest first. Kept in memory while no campaign changes. Public to those who are signed in. */
export const listChoixCampagnes = (): Promise<{ id: string; semestre: { libelle: string } }[]> =>
  enMemoire('campagne_flechage', 'choix', () =>
    db.campagneFlechage.findMany({
      select: { id: true, semestre: { select: { libelle: true } } },
      orderBy: { ouvreLe: 'desc' },
      take: 100,
      relationLoadStrategy: 'join',
    }),
  )

/** Null when there is no such campaign. Public to those who are signed in. */
export const getCampagne = cache(async (id: string): Promise<Campagne | null> => {
  if (!estUuid(id)) return null
  const ligne = await db.campagneFlechage.findUnique({ where: { id }, select, relationLoadStrategy: 'join' })
  return ligne && lue(ligne)
})

/** The campaigns that take deposits now, then the next one to open. Public to those who are signed in. */
export async function listCampagnesUtiles(): Promise<Campagne[]> {
  const lignes = await db.campagneFlechage.findMany({
    where: { fermeLe: { gte: maintenant() } },
    select,
    orderBy: { ouvreLe: 'asc' },
    take: 5,
    relationLoadStrategy: 'join',
  })
  return lignes.map(lue)
}

/** Semesters to come without a campaign. @throws InterditError */
export async function listSemestresLibres(acteur: Acteur): Promise<{ code: string; libelle: string; debut: Date }[]> {
  if (!peutGererCampagne(acteur)) throw new InterditError()
  return db.semestre.findMany({
    where: { debut: { gt: aujourdhui() }, campagne: null },
    orderBy: { debut: 'asc' },
    take: 12,
    select: { code: true, libelle: true, debut: true },
  })
}

const listDates = () =>
  enMemoire('campagne_flechage', 'dates', () =>
    db.campagneFlechage.findMany({
      select: { id: true, ouvreLe: true, fermeLe: true, commissionLe: true, saisineLe: true, decisionLe: true, choixLe: true },
      orderBy: { ouvreLe: 'desc' },
      take: 5,
    }),
  )

/** « Bientôt »: the dates of the campaigns, for those who act by them. */
export async function listBientot(acteur: Acteur): Promise<Bientot[]> {
  const dates = await listDates()
  return dates.flatMap((c): Bientot[] => {
    const href = `/flechage/campagnes/${c.id}`
    return [
      { pour: peutDemander(acteur) || peutGererCampagne(acteur), jour: jourDe(c.ouvreLe), titre: 'Ouverture des demandes de fléchage' },
      { pour: peutDemander(acteur) || peutGererCampagne(acteur), jour: jourDe(c.fermeLe), titre: 'Fin des dépôts de fléchage' },
      { pour: aRole(acteur, 'GESTIONNAIRE', 'COORD_DES'), jour: c.commissionLe, titre: 'Avis de la commission rendus, au plus tard' },
      { pour: aRole(acteur, 'GESTIONNAIRE', 'DIR_UFR'), jour: c.saisineLe, titre: 'Saisine de l’ARS, au plus tard' },
      { pour: aRole(acteur, 'GESTIONNAIRE', 'ARS'), jour: c.decisionLe, titre: 'Décisions de fléchage, au plus tard' },
    ].flatMap(({ pour, jour, titre }) => (pour ? [{ jour, titre, href }] : []))
  })
}
