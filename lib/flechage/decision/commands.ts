import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { conserverFichier, enregistrerFichier, IMAGES, PDF, lireTelechargement, OCTETS_MAX } from '@/lib/core/fichier/fichier'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError, type Refus } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { rendrePdf } from '@/lib/core/pdf/rendre'
import { affecterHorsChoix } from '@/lib/referentiel/stage/poste/commands'
import { listTitulaires } from '@/lib/referentiel/identite/titulaire/queries'
import { avancer, marquerChange } from '../commands'
import { jourLong } from '@/lib/core/temps/dates'
import { numeroDe } from '../notices'
import { estGestionnaire, type Dossier } from '../policy'
import { findDossier } from '../queries'
import type { StatutFlechage } from '@/generated/prisma/enums'
import { refusDateActe, refusMotivation, refusNotification } from './guards'
import { documentNotice, noticeNotification, noticeOffre, noticesDecision, phraseOffre } from './notices'
import { lirePlaces } from './queries'
import type { DecisionSaisie, NoticeSaisie, Notification, Placement, Preuve } from './schema'

const refuser = (refuse: Refus | undefined, champ: string): void => {
  if (refuse) throw new RefusError(refuse, { [champ]: refuse.message })
}

/**
 * Records the decision of the ARS with its signed act. AFFECTEE takes the interne out of the call list and makes the post,
 * in the same transaction; two decisions on the last place of a terrain are made one after the other.
 * @throws as `avancer`, RefusError R-GEN-5, R-GEN-6, R-FLE-5.1, R-FLE-9, R-FLE-15, R-CAM-1, FICHIER-*
 */
export async function decider(acteur: Acteur, saisie: DecisionSaisie): Promise<Succes> {
  const { id, version, sens } = saisie
  const action = sens === 'AFFECTEE' ? 'affecter' : 'refuser'
  const acte = await lireTelechargement(saisie.acte, OCTETS_MAX, 'acte')
  await avancer(acteur, {
    action,
    id,
    version,
    motif: `Acte ${saisie.acteReference} du ${jourLong(saisie.acteLe)}`,
    before: async (_tx, dossier) => {
      const faute = refusMotivation(sens, { droit: saisie.motifsDroit, fait: saisie.motifsFait })
      if (faute) refuser(faute.refus, faute.champ)
      refuser(refusDateActe(dossier, saisie.acteLe, aujourdhui()), 'acteLe')
    },
    within: async (tx, dossier) => {
      const posteId = sens === 'AFFECTEE' && saisie.placement ? await placer(tx, dossier, saisie.placement, saisie.acteReference) : null
      const fichier = await enregistrerFichier(tx, acteur, { ...acte, champ: 'acte' })
      const { acteReference, acteLe, motifsDroit, motifsFait, autoritePrenom, autoriteNom, autoriteQualite } = saisie
      await tx.decision.create({
        data: {
          flechageId: id,
          sens,
          acteReference,
          acteLe,
          acteId: fichier.id,
          motifsDroit,
          motifsFait,
          autoritePrenom,
          autoriteNom,
          autoriteQualite,
          enregistreeLe: maintenant(),
          posteId,
        },
      })
      await mettreEnFile(tx, noticesDecision(dossier, sens === 'AFFECTEE', await listTitulaires(tx, 'DIR_UFR', 'GESTIONNAIRE')))
    },
  })
  return { redirect: `/flechage/${id}?fait=${action}` }
}

/** R-FLE-15, R-FLE-9: out of the call list, on a post taken from the offer or added to it. Returns the post. */
async function placer(tx: Tx, dossier: Dossier, placement: Placement, acte: string): Promise<string> {
  const { terrainId, categorie, interneId, campagne } = dossier
  if (!terrainId || !categorie) throw new ConflitError()
  // The terrain's row is locked first: the places left are read under the lock, and stay true until the commit.
  await tx.$queryRaw`SELECT id FROM terrain WHERE id = ${terrainId}::uuid FOR UPDATE`
  const choix = await lirePlaces(tx, dossier)
  const choisi = choix.find((c) => c.placement === placement)
  refuser(choisi?.refus, 'placement')
  const { semestreCode } = campagne
  if (await tx.horsChoix.findUnique({ where: { interneId_semestreCode: { interneId, semestreCode } }, select: { id: true } }))
    refuser(refus('R-FLE-15', 'Cet·te interne est déjà affecté·e hors choix pour ce semestre.'), 'sens')
  const posteId = await affecterHorsChoix(tx, { semestreCode, terrainId, categorie, interneId, acte, ajouter: placement === 'AJOUTER' })
  if (choisi && !choisi.bilan.suffisante) {
    const ars = await listTitulaires(tx, 'ARS')
    await mettreEnFile(
      tx,
      ars.map((t) => noticeOffre(dossier, t, phraseOffre(choisi.bilan))),
    )
  }
  return posteId
}

type Decide = Dossier & { decision: NonNullable<Dossier['decision']> }

/** The decided dossier, locked at the version that the person saw. @throws IntrouvableError, InterditError, ConflitError */
async function decide(
  tx: Tx,
  acteur: Acteur,
  { id, version }: { id: string; version: number },
  statuts: readonly StatutFlechage[],
): Promise<Decide> {
  const dossier = await findDossier(tx, acteur, id)
  if (!dossier) throw new IntrouvableError()
  if (!estGestionnaire(acteur, dossier)) throw new InterditError()
  const { decision } = dossier
  if (!decision || !statuts.includes(dossier.statut) || dossier.version !== version) throw new ConflitError()
  await marquerChange(tx, dossier)
  return { ...dossier, decision }
}

/** R-GEN-6: makes the notice of the decision as a PDF; a second one replaces the first. @throws as `decide`, RefusError R-GEN-5 */
export async function etablirNotice(acteur: Acteur, { id, version, mode }: NoticeSaisie): Promise<Succes> {
  await transaction(async (tx) => {
    const dossier = await decide(tx, acteur, { id, version }, ['AFFECTEE', 'REFUSEE'])
    const octets = await rendrePdf(documentNotice(dossier, mode, maintenant()))
    const { id: noticeId } = await conserverFichier(tx, acteur, { nom: `decision-${numeroDe(dossier)}.pdf`, octets })
    await tx.decision.update({ where: { flechageId: id }, data: { noticeId, modeNotification: mode } })
    await inscrire(tx, acteur, { objetType: 'flechage', objetId: id, evenement: 'etablirNotice', qualite: 'GESTIONNAIRE', motif: mode })
  })
  return { redirect: `/flechage/${id}/notification?fait=etablirNotice` }
}

/** Records the day and the way in which the interne received the decision. @throws as `avancer`, RefusError R-GEN-6 */
export async function notifierDecision(acteur: Acteur, { id, version, notifieeLe, mode }: Notification): Promise<Succes> {
  await avancer(acteur, {
    action: 'notifier',
    id,
    version,
    motif: `${mode}, ${jourLong(notifieeLe)}`,
    before: async (_tx, { decision }) => {
      const faute = decision && refusNotification(decision, { notifieeLe, mode }, aujourdhui())
      if (faute) refuser(faute.refus, faute.champ)
    },
    within: async (tx, dossier) => {
      await tx.decision.update({ where: { flechageId: id }, data: { notifieeLe, modeNotification: mode } })
      const { decision } = dossier
      if (!decision?.noticeId) throw new ConflitError()
      await mettreEnFile(tx, [noticeNotification({ ...dossier, decision }, [decision.noticeId, decision.acteId])])
    },
  })
  return { redirect: `/flechage/${id}/notification?fait=notifier` }
}

/** Joins the proof of the notification: a scan or a PDF. @throws as `decide`, RefusError FICHIER-* */
export async function joindrePreuve(acteur: Acteur, { id, version, preuve }: Preuve): Promise<Succes> {
  const recu = await lireTelechargement(preuve, OCTETS_MAX, 'preuve')
  await transaction(async (tx) => {
    await decide(tx, acteur, { id, version }, ['NOTIFIEE'])
    const { id: preuveId } = await enregistrerFichier(tx, acteur, { ...recu, types: [PDF, ...IMAGES], champ: 'preuve' })
    await tx.decision.update({ where: { flechageId: id }, data: { preuveId } })
    await inscrire(tx, acteur, { objetType: 'flechage', objetId: id, evenement: 'joindrePreuve', qualite: 'GESTIONNAIRE' })
  })
  return { redirect: `/flechage/${id}/notification?fait=joindrePreuve` }
}

/** @throws as `avancer`, RefusError R-GEN-6 without the proof */
export async function cloreFlechage(acteur: Acteur, { id, version }: { id: string; version: number }): Promise<Succes> {
  await avancer(acteur, { action: 'clore', id, version })
  return { redirect: `/flechage/${id}?fait=clore` }
}
