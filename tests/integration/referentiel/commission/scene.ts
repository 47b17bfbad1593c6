// One session of five seats and two substitutes, with one fléchage on its agenda: the starting point of the commission's tests.
import type { ChoixVote, StatutSeance } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { RefusError } from '@/lib/core/workflow/erreurs'
import { objetFlechage } from '@/lib/flechage/avis/commands'
import { GRILLE_DEFAUT } from '@/lib/flechage/campagne/schema'
import * as examens from '@/lib/referentiel/commission/examen/commands'
import * as seances from '@/lib/referentiel/commission/seance/commands'
import type { Objets } from '@/lib/referentiel/commission/objet'
import type { Lignes } from '@/lib/referentiel/commission/schema'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { uneCommission, type CommissionFabriquee } from '../../../factories/referentiel/commission'
import { unFlechage, type FlechageFabrique, type OptionsFlechage } from '../../../factories/flechage/flechage'
import { uneSeance } from '../../../factories/referentiel/seance'

export const OBJETS: Objets = { flechage: objetFlechage }

export const MOTIF = 'Le projet est précis, préparé avec l’équipe et cohérent avec le parcours.'

export type Scene = Readonly<{
  commission: CommissionFabriquee
  seanceId: string
  examenId: string
  dossier: FlechageFabrique
  president: Acteur
  vice: Acteur
  membre: Acteur
  rep1: Acteur
  rep2: Acteur
  supPresident: Acteur
  supRep1: Acteur
  gestionnaire: Acteur
  coordonnateur: Acteur
}>

type Options = Readonly<{
  statut?: StatutSeance
  personnes?: readonly (string | undefined)[]
  dossier?: Partial<OptionsFlechage>
  presents?: (c: CommissionFabriquee) => string[]
  sansDeclaration?: boolean
}>

export async function uneScene({
  statut = 'CONVOQUEE',
  personnes,
  dossier: options,
  presents,
  sansDeclaration = false,
}: Options = {}): Promise<Scene> {
  const commission = await uneCommission({ personnes })
  const seance = await uneSeance({ commission, statut, presents: presents?.(commission) })
  const dossier = await unFlechage({ statut: 'EN_COMMISSION', seance, ...options })
  const examenId = dossier.examenId as string
  // The factory's declarations are replaced: every seat has declared, or none has with `sansDeclaration`.
  await db.declaration.deleteMany({ where: { examenId } })
  const [president, vice, membre, rep1, rep2] = await Promise.all(commission.membres.map((m) => acteurDe(m.personneId)))
  const [supPresident, supRep1] = await Promise.all(commission.suppleants.map((m) => acteurDe(m.personneId)))
  if (!president || !vice || !membre || !rep1 || !rep2 || !supPresident || !supRep1) throw new Error('the commission lacks a seat')
  if (!sansDeclaration)
    for (const m of commission.membres) await db.declaration.create({ data: { examenId, personneId: m.personneId, le: new Date() } })
  return {
    commission,
    seanceId: seance.id,
    examenId,
    dossier,
    president,
    vice,
    membre,
    rep1,
    rep2,
    supPresident,
    supRep1,
    gestionnaire: await unActeur('GESTIONNAIRE'),
    coordonnateur: await unActeur('COORD_DES'),
  }
}

export const versionExamen = async (id: string): Promise<number> =>
  (await db.examen.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
export const versionSeance = async (id: string): Promise<number> =>
  (await db.seance.findUniqueOrThrow({ where: { id }, select: { version: true } })).version

/** The refusal a command gave: rule and sentence. Any other outcome fails the test. */
export async function refusDe(acte: Promise<unknown>): Promise<{ regle: string; message: string; champs?: Record<string, string> }> {
  try {
    await acte
  } catch (erreur) {
    if (erreur instanceof RefusError) return { ...erreur.refus, ...(erreur.champs && { champs: erreur.champs }) }
    throw erreur
  }
  throw new Error('the act was accepted')
}

/** The same score on each criterion of the default grid. */
export const notes = (id: string, valeur: string): Lignes => ({
  id,
  version: 0,
  ...Object.fromEntries(GRILLE_DEFAUT.map(({ cle }) => [`note_${cle}`, valeur])),
})

export const ouvrir = async (s: Scene): Promise<unknown> => {
  await db.seance.update({ where: { id: s.seanceId }, data: { prevueLe: new Date() } })
  return seances.ouvrirSeance(OBJETS)(s.gestionnaire, { id: s.seanceId, version: await versionSeance(s.seanceId) })
}
export const ouvrirVote = async (s: Scene, acteur = s.president): Promise<unknown> =>
  examens.ouvrirVote(acteur, { id: s.examenId, version: await versionExamen(s.examenId) })

export async function voter(
  s: Scene,
  voix: Partial<Record<'president' | 'vice' | 'membre' | 'rep1' | 'rep2' | 'supPresident' | 'supRep1', ChoixVote>>,
): Promise<void> {
  for (const [qui, choix] of Object.entries(voix) as [keyof typeof voix, ChoixVote | undefined][])
    if (choix) await examens.voter(s[qui], { id: s.examenId, choix })
}
export const UNANIMES = { president: 'FAVORABLE', vice: 'FAVORABLE', membre: 'FAVORABLE', rep1: 'FAVORABLE', rep2: 'ABSTENTION' } as const

export const rendreAvis = async (s: Scene, acteur = s.president, change: Record<string, string> = {}, version?: number): Promise<unknown> =>
  examens.rendreAvis(OBJETS)(acteur, {
    synthese: '',
    motif_projet: MOTIF,
    ...change,
    id: s.examenId,
    version: version ?? (await versionExamen(s.examenId)),
  })
export const ajourner = async (s: Scene, acteur = s.president, motif = 'Personne ne représente les internes.'): Promise<unknown> =>
  examens.ajournerExamen(OBJETS)(acteur, { id: s.examenId, version: await versionExamen(s.examenId), motif })
export const clore = async (s: Scene, acteur = s.gestionnaire): Promise<unknown> =>
  seances.cloreSeance(OBJETS)(acteur, { id: s.seanceId, version: await versionSeance(s.seanceId) })

export const membreDe = (s: Scene, acteur: Acteur): string => {
  const membre = [...s.commission.membres, ...s.commission.suppleants].find((m) => m.personneId === acteur.personneId)
  if (!membre) throw new Error('this person has no seat')
  return membre.id
}
export const noterPresence = async (
  s: Scene,
  etats: readonly (readonly [Acteur, 'PRESENT' | 'EXCUSE' | 'ABSENT' | ''])[],
): Promise<unknown> =>
  seances.enregistrerPresences(s.gestionnaire, {
    id: s.seanceId,
    version: await versionSeance(s.seanceId),
    ...Object.fromEntries(etats.map(([a, e]) => [`presence_${membreDe(s, a)}`, e])),
  })
