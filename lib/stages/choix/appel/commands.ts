import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, exiger, IntrouvableError, InterditError, refus } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { attribuerBloc, reprendreAttribution, type ResultatChoix } from '../../regles/attribution'
import type { ResultatApparie } from '../../regles/consolidation'
import { emettreRecu } from '../../regles/recu'
import { lireConduite, noterActe, verrouillerChoix } from '../commands'
import { lireInternesPhase, type InternePhase } from '../figement/queries'
import { lirePostes, type PosteChoix } from '../liste/queries'
import { noticeChoixFait, noticeTour } from '../notices'
import type { Choix } from '../policy'
import { findChoix } from '../queries'
import { finDuTour, type Absence, type BlocSaisi, type ChoixPour, type Cible, type MonChoix } from '../schema'
import { lireFaits } from './queries'

const aAppeler = { place: { not: null }, issue: null }
const appelSelect = { id: true, interneId: true, pseudonyme: true, situation: true, appeleLe: true, issue: true } as const
type Appel = Readonly<{ id: string; interneId: string; pseudonyme: string; situation: InternePhase['situation']; appeleLe: Date | null }>

/** Every person of the choice by id: the kinds of stage they may take and their frozen wishes. */
export const lireParId = async (tx: Tx, choix: Choix): Promise<Map<string, InternePhase>> =>
  new Map((await lireInternesPhase(tx, choix.semestreCode, choix.phase)).map((i) => [i.id, i]))

/** One person as the attribution reads them. */
export const enAppele = (
  appel: Pick<Appel, 'id' | 'situation'>,
  interne: InternePhase | undefined,
  voeux: readonly string[] = interne?.voeux?.postes ?? [],
) => ({
  id: appel.id,
  situation: appel.situation,
  eligibles: interne?.eligibles ?? [],
  voeux,
})

/**
 * Calls the next people on their frozen wishes: `taille` of them, or all (R-RNG-1). Several blocks give the same result as
 * one run.
 * @throws as `lireConduite`, RefusError CHOIX-MODE
 */
export async function deroulerBloc(acteur: Acteur, { id, version, taille }: BlocSaisi): Promise<Succes> {
  await transaction(async (tx) => {
    const choix = await lireConduite(tx, acteur, { id, version }, ['OUVERT'])
    if (choix.mode !== 'AUTOMATIQUE')
      exiger(
        refus(
          'CHOIX-MODE',
          choix.mode === 'DIRECT'
            ? 'Ce choix se fait en direct : appelez chaque personne à son tour.'
            : 'La consolidation se fait par appariement : personne n’y est appelé.',
        ),
      )
    const bloc = await tx.appelChoix.findMany({
      where: { choixId: id, ...aAppeler },
      orderBy: { place: 'asc' },
      take: taille,
      select: appelSelect,
    })
    if (bloc.length === 0) throw new ConflitError()
    const internes = await lireParId(tx, choix)
    const postes = await lirePostes(tx, choix)
    const avant = reprendreAttribution(postes, await lireFaits(tx, id))
    const { resultats } = attribuerBloc(
      avant,
      bloc.map((appel) => enAppele(appel, internes.get(appel.interneId))),
    )
    await inscrireResultats(tx, resultats)
    const servis = resultats.filter((r) => r.issue === 'OBTENU').length
    await noterActe(tx, acteur, choix, {
      evenement: 'bloc',
      motif: `${bloc.length} ${bloc.length === 1 ? 'personne appelée' : 'personnes appelées'}, ${servis} ${servis === 1 ? 'poste obtenu' : 'postes obtenus'}`,
    })
  })
  return { redirect: `/stages/choix/${id}?fait=bloc` }
}

/** Writes outcomes on their lines of the call. */
export async function inscrireResultats(tx: Tx, resultats: readonly ResultatApparie[]): Promise<void> {
  const le = maintenant()
  await tx.$executeRaw`
    UPDATE appel_choix a SET "appeleLe" = ${le}, "reponduLe" = ${le}, issue = u.issue::"IssueAppel", "posteId" = u.poste,
      "rangVoeu" = u.voeu, surnombre = u.surnombre::"Surnombre"
    FROM unnest(${resultats.map((r) => r.id)}::uuid[], ${resultats.map((r) => r.issue)}::text[], ${resultats.map((r) => r.posteId)}::uuid[],
      ${resultats.map((r) => r.rangVoeu)}::int[], ${resultats.map((r) => r.surnombre)}::text[]) AS u(id, issue, poste, voeu, surnombre)
    WHERE a.id = u.id`
}

/** The person called at this moment, if any. */
const enCours = (tx: Tx, choixId: string) =>
  tx.appelChoix.findFirst({ where: { choixId, ...aAppeler, appeleLe: { not: null } }, orderBy: { place: 'asc' }, select: appelSelect })

/** Live: calls the next person, who is told by mail. @throws as `lireConduite`, RefusError CHOIX-MODE, CHOIX-APPEL */
export async function appelerSuivant(acteur: Acteur, { id, version }: Cible): Promise<Succes> {
  await transaction(async (tx) => {
    const choix = await lireConduite(tx, acteur, { id, version }, ['OUVERT'])
    if (choix.mode !== 'DIRECT') exiger(refus('CHOIX-MODE', 'Ce choix se fait sur les vœux : personne n’est appelé en direct.'))
    if (await enCours(tx, id)) exiger(refus('CHOIX-APPEL', 'Une personne est déjà appelée : attendez son choix, ou notez son absence.'))
    const suivant = await tx.appelChoix.findFirst({
      where: { choixId: id, ...aAppeler },
      orderBy: { place: 'asc' },
      select: { ...appelSelect, interne: { select: { personne: { select: { prenom: true, nom: true, courriel: true } } } } },
    })
    if (!suivant) throw new ConflitError()
    const appeleLe = maintenant()
    await tx.appelChoix.update({ where: { id: suivant.id }, data: { appeleLe }, select: { id: true } })
    const { prenom, nom, courriel } = suivant.interne.personne
    await mettreEnFile(tx, [noticeTour(choix, { nom: `${prenom} ${nom}`, courriel }, suivant.pseudonyme, appeleLe)])
    await noterActe(tx, acteur, choix, { evenement: 'appel', motif: `« ${suivant.pseudonyme} »` })
  })
  return { redirect: `/stages/choix/${id}?fait=appel` }
}

/**
 * The person being called picks a post, finally (R-RNG-9). @throws IntrouvableError, ConflitError, RefusError CHOIX-TOUR,
 * R-RNG-9, R-CAM-1, R-DES-2
 */
export async function choisir(acteur: Acteur, { id, posteId }: MonChoix): Promise<Succes> {
  await transaction(async (tx) => {
    const choix = await lireOuvert(tx, acteur, id)
    const appel =
      acteur.interneId &&
      (await tx.appelChoix.findUnique({ where: { choixId_interneId: { choixId: id, interneId: acteur.interneId } }, select: appelSelect }))
    if (!appel) throw new IntrouvableError()
    await retenir(tx, acteur, choix, appel, posteId, 'INTERNE')
  })
  return { redirect: `/stages/choix/${id}/mon-tour?fait=choisir` }
}

/** The secretariat records the proxy's pick (R-RNG-9). @throws as `lireConduite`, IntrouvableError, RefusError R-RNG-9, R-CAM-1, R-DES-2 */
export async function choisirPour(acteur: Acteur, { id, appelId, posteId }: ChoixPour): Promise<Succes> {
  await transaction(async (tx) => {
    const choix = await lireConduite(tx, acteur, { id }, ['OUVERT'])
    const appel = await tx.appelChoix.findFirst({ where: { id: appelId, choixId: id }, select: appelSelect })
    if (!appel) throw new IntrouvableError()
    if (appel.situation !== 'ABSENT_AVEC_PROCURATION')
      exiger(refus('R-RNG-9', 'Personne ne choisit à la place d’un interne sans procuration enregistrée avant la liste d’appel.'))
    await retenir(tx, acteur, choix, appel, posteId, 'GESTIONNAIRE')
  })
  return { redirect: `/stages/choix/${id}?fait=choisirPour` }
}

async function lireOuvert(tx: Tx, acteur: Acteur, id: string): Promise<Choix> {
  await verrouillerChoix(tx, id)
  const choix = await findChoix(tx, id)
  if (!choix) throw new IntrouvableError()
  if (!acteur.interneId) throw new InterditError()
  if (choix.statut !== 'OUVERT') throw new ConflitError()
  return choix
}

async function retenir(
  tx: Tx,
  acteur: Acteur,
  choix: Choix,
  appel: Appel & { issue: string | null },
  posteId: string,
  qualite: 'INTERNE' | 'GESTIONNAIRE',
): Promise<void> {
  if (appel.issue === 'OBTENU') exiger(refus('R-RNG-9', 'Votre choix est déjà enregistré : un choix fait est définitif.'))
  if (appel.issue !== null)
    exiger(
      refus('CHOIX-DELAI', 'Ce tour est passé : l’absence a été notée après le temps laissé pour choisir. Écrivez au secrétariat du DUMG.'),
    )
  if (appel.appeleLe === null) exiger(refus('CHOIX-TOUR', 'Ce n’est pas encore ce tour : attendez l’appel.'))
  const [interne] = await lireInternesPhase(tx, choix.semestreCode, choix.phase, appel.interneId)
  const postes = await lirePostes(tx, choix)
  const poste = postes.find((p) => p.id === posteId)
  if (!interne || !poste) throw new IntrouvableError()
  const avant = reprendreAttribution(postes, await lireFaits(tx, choix.id))
  const resultat = attribuerBloc(avant, [enAppele(appel, interne, [posteId])]).resultats[0] as ResultatChoix
  if (resultat.issue !== 'OBTENU')
    exiger(
      resultat.nonObtenus[0]?.motif === 'COMPLET'
        ? refus('R-CAM-1', 'Ce poste n’a plus de place : choisissez-en un autre.')
        : refus('R-DES-2', 'La maquette ne permet pas ce stage à ce semestre : choisissez-en un autre.'),
    )
  const le = maintenant()
  // No rank in the wishes: the pick replaces them, with its own receipt.
  const { count } = await tx.appelChoix.updateMany({
    where: { id: appel.id, issue: null },
    data: { reponduLe: le, issue: 'OBTENU', posteId, rangVoeu: null, surnombre: resultat.surnombre },
  })
  if (count !== 1) throw new ConflitError()
  await prevenir(tx, choix, appel, interne, poste, le)
  await noterActe(tx, acteur, choix, { evenement: 'choisir', motif: `« ${appel.pseudonyme} » : ${poste.libelle}`, qualite })
}

async function prevenir(tx: Tx, choix: Choix, { pseudonyme }: Appel, interne: InternePhase, poste: PosteChoix, le: Date): Promise<void> {
  const sel = interne.voeux?.sel
  if (!sel) throw new IntrouvableError()
  const recu = emettreRecu({ semestre: choix.semestreCode, pseudonyme, figesLe: le.toISOString(), sel, voeux: [poste.id] })
  await mettreEnFile(tx, [noticeChoixFait(choix, interne, pseudonyme, poste.libelle, recu)])
}

/**
 * The person called does not answer: they are served on their frozen wishes, or pass when they have none. Not before their
 * time is over, unless the absence was announced.
 * @throws as `lireConduite`, IntrouvableError, RefusError CHOIX-DELAI, R-RNG-9
 */
export async function noterAbsence(acteur: Acteur, { id, appelId }: Absence): Promise<Succes> {
  await transaction(async (tx) => {
    const choix = await lireConduite(tx, acteur, { id }, ['OUVERT'])
    const appel = await tx.appelChoix.findFirst({ where: { id: appelId, choixId: id }, select: appelSelect })
    if (!appel?.appeleLe) throw new IntrouvableError()
    if (appel.issue !== null) exiger(refus('R-RNG-9', 'Cette personne a déjà choisi : un choix fait est définitif.'))
    if (appel.situation !== 'ABSENT' && maintenant() < finDuTour(appel.appeleLe, choix.minutesParAppel))
      exiger(
        refus(
          'CHOIX-DELAI',
          `Cette personne a ${choix.minutesParAppel} ${choix.minutesParAppel === 1 ? 'minute' : 'minutes'} pour choisir : son temps n’est pas écoulé.`,
        ),
      )
    const [interne] = await lireInternesPhase(tx, choix.semestreCode, choix.phase, appel.interneId)
    const postes = await lirePostes(tx, choix)
    const avant = reprendreAttribution(postes, await lireFaits(tx, id))
    const resultat = attribuerBloc(avant, [enAppele(appel, interne)]).resultats[0] as ResultatChoix
    const issue = resultat.issue === 'SANS_VOEUX' ? 'ABSENT' : resultat.issue
    await tx.appelChoix.update({
      where: { id: appel.id },
      data: { reponduLe: maintenant(), issue, posteId: resultat.posteId, rangVoeu: resultat.rangVoeu, surnombre: resultat.surnombre },
      select: { id: true },
    })
    await noterActe(tx, acteur, choix, {
      evenement: 'absence',
      motif: `« ${appel.pseudonyme} » : ${resultat.posteId ? `${postes.find((p) => p.id === resultat.posteId)?.libelle ?? ''}, sur ses vœux` : 'passe'}`,
    })
  })
  return { redirect: `/stages/choix/${id}?fait=absence` }
}
