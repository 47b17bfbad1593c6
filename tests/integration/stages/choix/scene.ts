// A small department with a choice to make: posts of the next semester, internes of the second phase, their wishes.
import { db } from '@/lib/core/donnees/db'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { ModeChoix, SituationChoix } from '@/generated/prisma/enums'
import { RefusError, type Refus } from '@/lib/core/workflow/erreurs'
import { aInstant, aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { empreinteListe } from '@/lib/stages/campagne/liste/contenu'
import { lignesDuSemestre } from '@/lib/stages/campagne/liste/queries'
import { ouvrirChoix, preparerChoix, terminerChoix } from '@/lib/stages/choix/commands'
import { figerListe, figerVoeux, tirer } from '@/lib/stages/choix/figement/commands'
import type { Etape } from '@/prisma/seed/departement/parcours'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unInterne } from '../../../factories/referentiel/interne'
import { unPoste } from '../../../factories/referentiel/poste'
import { unSemestre } from '../../../factories/referentiel/semestre'
import { unTerrain } from '../../../factories/referentiel/terrain'

export const FIN_VOEUX = new Date('2027-03-01T11:00:00Z')
export const OUVERTURE = new Date('2027-03-08T08:00:00Z')
export const APRES = new Date('2027-03-08T09:00:00Z')
export const AVANT = new Date('2027-02-01T09:00:00Z')
export const GRAINE = 'Loto du 6 mars 2027 : 4 8 15 16 23 42'

type Participant = Readonly<{
  parcours?: readonly Etape[]
  rang?: number
  effectif?: number
  /** Indexes of posts. */
  voeux?: readonly number[]
  situation?: SituationChoix
}>

export type Scene = Readonly<{
  choixId: string
  semestreCode: string
  gestionnaire: Acteur
  internes: readonly Acteur[]
  postes: readonly string[]
}>

/** Publishes the present offer as the next version of the list of its campaign. */
export async function publierListe(semestreCode: string): Promise<string> {
  const le = maintenant()
  const { id: campagneId } = await db.campagnePostes.upsert({
    where: { semestreCode },
    create: { semestreCode, statut: 'PUBLIEE', statutDepuis: le, reponsesAvant: aujourdhui(), creeLe: le },
    update: {},
  })
  const lignes = await lignesDuSemestre(db, semestreCode)
  const numero = 1 + (await db.listePostes.count({ where: { campagneId } }))
  const { id } = await db.listePostes.create({
    data: { campagneId, numero, motif: numero > 1 ? 'Correction' : '', publieeLe: le, empreinte: empreinteListe(lignes) },
  })
  await db.lignePostes.createMany({ data: lignes.map((l) => ({ listeId: id, ...l })) })
  return id
}

const SENIOR: readonly Etape[] = ['N1', 'URGENCES', 'POLYVALENTE', 'SFE']
const JUNIOR: readonly Etape[] = [...SENIOR, 'SASPAS', 'LIBRE']

/** Creates the department with the clock set to February 2027. */
export const uneScene = (
  participants: readonly Participant[],
  capacites: readonly number[] = [1, 1, 2],
  mode: ModeChoix = 'AUTOMATIQUE',
): Promise<Scene> =>
  aInstant(AVANT, async () => {
    // A semester has one choice for each phase, so each scene first deletes the previous one.
    await db.$executeRaw`TRUNCATE ligne_postes, liste_postes, demande_capacite, campagne_postes, choix, appel_choix, classement_choix`
    await db.situationInterne.deleteMany()
    await db.contestation.deleteMany()
    await db.$executeRaw`TRUNCATE voeux_stage`
    await db.horsChoix.deleteMany()
    await db.mobilite.deleteMany()
    await db.semestreInterne.deleteMany()
    await db.interne.deleteMany()
    await db.poste.deleteMany()
    await db.semestre.updateMany({ data: { offreFigeeLe: null } })
    const { code: semestreCode } = await unSemestre()
    const apparie = mode === 'APPARIEMENT'
    const categorie = apparie ? 'N3_DJ' : 'LIBRE'
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const postes: string[] = []
    for (const capaciteOfferte of capacites)
      postes.push(
        (await unPoste({ terrainId: (await unTerrain({ capaciteAgreee: 3, categories: [categorie] })).id, capaciteOfferte, categorie })).id,
      )
    const internes: Acteur[] = []
    for (const [i, p] of participants.entries()) {
      const interne = await unInterne({
        parcours: p.parcours ?? (apparie ? JUNIOR : SENIOR),
        rang: p.rang ?? 10 * (i + 1),
        effectifReference: p.effectif ?? 1000,
      })
      internes.push(await acteurDe(interne.personneId))
      if (p.voeux)
        await db.voeuxStage.create({
          data: { interneId: interne.id, semestreCode, postes: p.voeux.map((v) => postes[v] as string), modifieLe: maintenant() },
        })
      if (p.situation)
        await db.situationInterne.create({ data: { interneId: interne.id, semestreCode, situation: p.situation, noteeLe: maintenant() } })
    }
    await publierListe(semestreCode)
    await preparerChoix(gestionnaire, {
      semestreCode,
      phase: apparie ? 'CONSOLIDATION' : 'APPROFONDISSEMENT',
      mode,
      voeuxJusquA: FIN_VOEUX,
      ouvreLe: OUVERTURE,
      minutesParAppel: 3,
    })
    const { id } = await db.choix.findFirstOrThrow({ select: { id: true } })
    return { choixId: id, semestreCode, gestionnaire, internes, postes }
  })

export const cible = async ({ choixId: id }: Pick<Scene, 'choixId'>) => ({
  id,
  version: (await db.choix.findUniqueOrThrow({ where: { id }, select: { version: true } })).version,
})

export const alors = <T>(fn: () => Promise<T>, instant = APRES): Promise<T> => aInstant(instant, fn)
export const figer = async (s: Scene): Promise<unknown> => alors(async () => figerVoeux(s.gestionnaire, await cible(s)))
export const lister = async (s: Scene): Promise<unknown> => alors(async () => figerListe(s.gestionnaire, await cible(s)))
export const tirage = async (s: Scene, graine = GRAINE): Promise<unknown> =>
  alors(async () => tirer(s.gestionnaire, { ...(await cible(s)), graine }))
export const ouvrir = async (s: Scene): Promise<unknown> => alors(async () => ouvrirChoix(s.gestionnaire, await cible(s)))
export const terminer = async (s: Scene): Promise<unknown> => alors(async () => terminerChoix(s.gestionnaire, await cible(s)))

/** Runs the choice until it is open, with the draw when there is a tie. */
export async function jusquAppel(s: Scene): Promise<void> {
  await figer(s)
  await lister(s)
  if ((await db.appelChoix.count({ where: { choixId: s.choixId, place: null, groupe: { gt: 0 } } })) > 0) await tirage(s)
  await ouvrir(s)
}

export const appelDe = (s: Scene, i: number) =>
  db.appelChoix.findUniqueOrThrow({ where: { choixId_interneId: { choixId: s.choixId, interneId: s.internes[i]?.interneId as string } } })

export async function refusDe(essai: Promise<unknown>): Promise<Refus> {
  try {
    await essai
  } catch (erreur) {
    if (erreur instanceof RefusError) return erreur.refus
    throw erreur
  }
  throw new Error('the act was accepted')
}
