import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { exiger, refus } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { departager, etablirOrdre } from '../../regles/ordre-appel'
import { emettreRecu } from '../../regles/recu'
import { refusPresence } from '../../regles/presence'
import { estAppele } from '@/lib/referentiel/interne/situation-choix'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { figerOffre } from '@/lib/referentiel/stage/poste/commands'
import { semestreDe } from '@/lib/referentiel/stage/semestre'
import { CHOIX } from '../../parametres'
import { demanderClassements } from '../appariement/commands'
import { avancerChoix, lireConduite, noterActe } from '../commands'
import { engagerCampagne, nommerListe } from '../liste/commands'
import { lirePostes } from '../liste/queries'
import { noticeRecu } from '../notices'
import type { Choix } from '../policy'
import { pseudonymes } from '../pseudonyme'
import type { Cible, TirageSaisi } from '../schema'
import { lireInternesPhase } from './queries'

/**
 * Freezes the wishes of everyone in the phase, in one transaction: salt, digest and instant beside the wishes, a pseudonym
 * each, and a receipt by mail to those who will be called (R-RNG-9). The database refuses any later change.
 * The same act freezes the offer of the semester and sets the list of posts on which the choice runs.
 * @throws as `applyTransition`, RefusError CHOIX-VOEUX, CHOIX-LISTE
 */
export async function figerVoeux(acteur: Acteur, { id, version }: Cible): Promise<Succes> {
  await avancerChoix(acteur, {
    action: 'figerVoeux',
    id,
    version,
    before: async (tx, choix) => {
      await figerOffre(tx, choix.semestreCode)
      return { listeId: await nommerListe(tx, choix) }
    },
    within: (tx, choix) => figer(tx, acteur, choix),
  })
  return { redirect: `/stages/choix/${id}?fait=figerVoeux` }
}

async function figer(tx: Tx, acteur: Acteur, choix: Choix): Promise<void> {
  const { semestreCode, phase, id: choixId } = choix
  await engagerCampagne(tx, acteur, choix)
  // Waits for wishes being written; later writes find them frozen.
  await tx.$queryRaw`SELECT id FROM voeux_stage WHERE "semestreCode" = ${semestreCode} ORDER BY id FOR UPDATE`
  const internes = await lireInternesPhase(tx, semestreCode, phase)
  const figesLe = maintenant()
  const noms = pseudonymes(internes.length)
  const figes = internes.map((interne, i) => {
    const pseudonyme = noms[i] as string
    const sel = randomBytes(16).toString('hex')
    const recu = emettreRecu({
      semestre: semestreCode,
      pseudonyme,
      figesLe: figesLe.toISOString(),
      sel,
      voeux: interne.voeux?.postes ?? [],
    })
    return { interne, pseudonyme, sel, recu }
  })
  await tx.voeuxStage.createMany({
    data: figes
      .filter((f) => f.interne.voeux === null)
      .map((f) => ({
        interneId: f.interne.id,
        semestreCode,
        postes: [],
        modifieLe: figesLe,
        figesLe,
        sel: f.sel,
        empreinte: f.recu.empreinte,
      })),
  })
  const ecrits = figes.flatMap((f) => (f.interne.voeux ? [{ ...f, voeuxId: f.interne.voeux.id }] : []))
  await tx.$executeRaw`
    UPDATE voeux_stage v SET "figesLe" = ${figesLe}, sel = u.sel, empreinte = u.empreinte
    FROM unnest(${ecrits.map((f) => f.voeuxId)}::uuid[], ${ecrits.map((f) => f.sel)}::text[], ${ecrits.map((f) => f.recu.empreinte)}::text[])
      AS u(id, sel, empreinte)
    WHERE v.id = u.id`
  await tx.appelChoix.createMany({
    data: figes.map(({ interne, pseudonyme }) => ({
      choixId,
      interneId: interne.id,
      pseudonyme,
      groupe: 0,
      anciennete: interne.anciennete,
      situation: interne.situation,
    })),
  })
  const postes = new Map((await lirePostes(tx, choix)).map((p) => [p.id, `${LIBELLE_STAGE[p.categorie]} : ${p.libelle}`]))
  await mettreEnFile(
    tx,
    figes
      .filter((f) => estAppele(f.interne.situation))
      .map(({ interne, pseudonyme, recu }) =>
        noticeRecu(choix, interne, {
          pseudonyme,
          figesLe,
          voeux: (interne.voeux?.postes ?? []).map((id) => postes.get(id) ?? 'un poste retiré de la liste depuis'),
          recu,
        }),
      ),
  )
  if (choix.mode === 'APPARIEMENT') await demanderClassements(tx, choix)
}

/**
 * Freezes the call list: seniority, situations and order of that moment (R-RNG-1 to R-RNG-5). People in full tie share a
 * group and have no place until the public draw (R-RNG-7). Refused while a contestation has no answer (R-CAM-3).
 * @throws as `applyTransition`, RefusError R-CAM-3, R-RNG-6
 */
export async function figerListe(acteur: Acteur, { id, version }: Cible): Promise<Succes> {
  await avancerChoix(acteur, { action: 'figerListe', id, version, before: verifierPresences, within: etablir })
  return { redirect: `/stages/choix/${id}?fait=figerListe` }
}

/** R-RNG-6, on the dates known now. The sentence names no one, since others may see the screen (R-RNG-10). */
async function verifierPresences(tx: Tx, { semestreCode, phase }: Choix): Promise<void> {
  const { 'choix.surnombre_validant_mois': mois } = await getParametres(CHOIX, tx)
  const semestre = semestreDe(semestreCode)
  const courts = (await lireInternesPhase(tx, semestreCode, phase)).filter(
    (i) => i.situation === 'SURNOMBRE_VALIDANT' && refusPresence(semestre, i.absence, mois),
  )
  if (courts.length > 0)
    exiger(
      refus(
        'R-RNG-6',
        `${courts.length === 1 ? 'Un surnombre validant ne compte' : `${courts.length} surnombres validants ne comptent`} pas ${mois} mois de présence : revoyez les situations particulières avant de figer la liste d’appel.`,
      ),
    )
}

async function etablir(tx: Tx, { id, semestreCode, phase }: Choix): Promise<void> {
  const lignes = await tx.appelChoix.findMany({ where: { choixId: id }, select: { id: true, interneId: true, pseudonyme: true } })
  const parInterne = new Map(lignes.map((l) => [l.interneId, l]))
  // A person whose wishes were not frozen with the others has no receipt, and is not in this call.
  const candidats = (await lireInternesPhase(tx, semestreCode, phase)).flatMap((interne) => {
    const ligne = parInterne.get(interne.id)
    return ligne ? [{ ...interne, id: ligne.id, pseudonyme: ligne.pseudonyme }] : []
  })
  const { groupes, nonAppeles } = etablirOrdre(candidats)
  const places = groupes.flatMap(({ position, membres }, i) =>
    membres.map((m) => ({ ...m, groupe: i + 1, place: membres.length === 1 ? position : null })),
  )
  const absents = nonAppeles.map((m) => ({ ...m, groupe: 0, place: null }))
  const sortis = new Set(candidats.map((c) => c.id))
  // A path corrected since then may take a person out of the phase.
  await tx.appelChoix.updateMany({
    where: { id: { in: lignes.filter((l) => !sortis.has(l.id)).map((l) => l.id) } },
    data: { situation: 'DISPONIBILITE' },
  })
  const tous = [...places, ...absents]
  await tx.$executeRaw`
    UPDATE appel_choix a SET groupe = u.groupe, place = u.place, anciennete = u.anciennete, situation = u.situation::"SituationChoix"
    FROM unnest(${tous.map((t) => t.id)}::uuid[], ${tous.map((t) => t.groupe)}::int[], ${tous.map((t) => t.place)}::int[],
      ${tous.map((t) => t.anciennete)}::int[], ${tous.map((t) => t.situation)}::text[]) AS u(id, groupe, place, anciennete, situation)
    WHERE a.id = u.id`
}

/**
 * Records the public draw, once: its seed settles every tie by `departager`, and all places are then known (R-RNG-7).
 * Pseudonyms are shown on the page of the choice since the list froze, so that they cannot be chosen to fit the seed.
 * @throws as `lireConduite`, RefusError R-RNG-7
 */
export async function tirer(acteur: Acteur, { id, version, graine }: TirageSaisi): Promise<Succes> {
  await transaction(async (tx) => {
    const choix = await lireConduite(tx, acteur, { id, version }, ['LISTE_FIGEE'])
    if (choix.graine !== null) exiger(refus('R-RNG-7', 'Le tirage est déjà inscrit : il ne se refait pas.'))
    const lignes = await tx.appelChoix.findMany({
      where: { choixId: id, place: null, groupe: { gt: 0 } },
      select: {
        id: true,
        pseudonyme: true,
        groupe: true,
        anciennete: true,
        situation: true,
        interne: { select: { typeClassement: true, rang: true, effectifReference: true } },
      },
    })
    if (lignes.length === 0) exiger(refus('R-RNG-7', 'Il n’y a aucune égalité à départager.'))
    const premieres = await premieresPlaces(tx, id)
    const groupes = [...new Set(lignes.map((l) => l.groupe))].map((groupe) => ({
      position: premieres.get(groupe) as number,
      membres: lignes.filter((l) => l.groupe === groupe).map(({ interne, ...l }) => ({ ...l, ...interne })),
    }))
    const parPseudonyme = new Map(lignes.map((l) => [l.pseudonyme, l.id]))
    const places = departager(groupes, graine).flatMap(({ position, pseudonymes: ordre }) =>
      ordre.map((p, i) => ({ id: parPseudonyme.get(p) as string, place: position + i })),
    )
    await tx.$executeRaw`
      UPDATE appel_choix a SET place = u.place
      FROM unnest(${places.map((p) => p.id)}::uuid[], ${places.map((p) => p.place)}::int[]) AS u(id, place) WHERE a.id = u.id`
    await tx.choix.update({ where: { id }, data: { graine }, select: { id: true } })
    await noterActe(tx, acteur, choix, { evenement: 'tirage', motif: `Graine : ${graine}` })
  })
  return { redirect: `/stages/choix/${id}?fait=tirage` }
}

/** The first place of each group: groups come in order, each as long as it has people. */
async function premieresPlaces(tx: Tx, choixId: string): Promise<Map<number, number>> {
  const tailles = await tx.appelChoix.groupBy({
    by: ['groupe'],
    where: { choixId, groupe: { gt: 0 } },
    _count: { _all: true },
    orderBy: { groupe: 'asc' },
  })
  const premieres = new Map<number, number>()
  let place = 1
  for (const { groupe, _count } of tailles) {
    premieres.set(groupe, place)
    place += _count._all
  }
  return premieres
}
