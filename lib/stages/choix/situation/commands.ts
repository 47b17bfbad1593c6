import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { exiger, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { enregistrerFichier, IMAGES, lireTelechargement, OCTETS_MAX, oublierFichier, PDF } from '@/lib/core/fichier/fichier'
import { maintenant } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { absenceDe, refusPresence } from '../../regles/presence'
import { ecrireSituation, oublierSituation } from '@/lib/referentiel/interne/commands'
import { semestreDe } from '@/lib/referentiel/stage/semestre'
import { CHOIX } from '../../parametres'
import { lireInternesPhase } from '../figement/queries'
import { lireConduite, noterActe } from '../commands'
import type { SituationSaisie } from '../schema'

/**
 * Records a situation that changes how a person is called. A surnombre requires a proof (R-RNG-6), a procuration its mandate
 * (R-RNG-9); only the file holds the reason (R-RNG-10).
 * @throws as `lireConduite`, RefusError R-RNG-6, R-RNG-9, CHOIX-SITUATION, FICHIER-*
 */
export async function noterSituation(acteur: Acteur, saisie: SituationSaisie): Promise<Succes> {
  const { id, interneId, situation } = saisie
  const recu = saisie.preuve && (await lireTelechargement(saisie.preuve, OCTETS_MAX, 'preuve'))
  await transaction(async (tx) => {
    const choix = await lireConduite(tx, acteur, { id }, ['PREPARATION', 'VOEUX_FIGES'])
    const [interne] = await lireInternesPhase(tx, choix.semestreCode, choix.phase, interneId)
    if (!interne) throw new IntrouvableError()
    if (interne.situation === 'HORS_CHOIX' || interne.situation === 'DISPONIBILITE')
      exiger(refus('CHOIX-SITUATION', 'Cette personne n’est pas appelée à ce choix : son fléchage ou sa mobilité l’en retire déjà.'))
    const cle = { interneId, semestreCode: choix.semestreCode }
    const avant = await tx.situationInterne.findUnique({
      where: { interneId_semestreCode: cle },
      select: { fichierId: true, situation: true },
    })
    if (situation === 'NORMAL') await oublierSituation(tx, cle)
    else {
      if (situation === 'SURNOMBRE_VALIDANT') await verifierPresence(tx, choix.semestreCode, saisie)
      const garde = avant?.situation === situation ? avant.fichierId : null
      verifierPieces(saisie, recu !== undefined || garde !== null)
      const fichierId = recu ? (await enregistrerFichier(tx, acteur, { ...recu, types: [PDF, ...IMAGES], champ: 'preuve' })).id : garde
      const mandataire = situation === 'ABSENT_AVEC_PROCURATION' ? saisie.mandataire : null
      const valeurs = { situation, fichierId, mandataire, ...absenceGardee(saisie), noteeLe: maintenant() }
      await ecrireSituation(tx, { ...cle, ...valeurs })
      if (avant?.fichierId && avant.fichierId !== fichierId) await oublierFichier(tx, avant.fichierId)
    }
    if (situation === 'NORMAL' && avant?.fichierId) await oublierFichier(tx, avant.fichierId)
    await reporter(tx, id, interneId, situation)
    // Neither the person nor the situation: the journal has more readers than a situation may have.
    await noterActe(tx, acteur, choix, { evenement: 'situation' })
  })
  return { redirect: `/stages/choix/${id}/situations?fait=situation` }
}

/** Dates of absence may reveal health or family matters: they are stored only for the one situation that depends on them. */
const absenceGardee = ({ situation, absenceDu, absenceAu }: SituationSaisie) =>
  situation === 'SURNOMBRE_VALIDANT' ? { absenceDu, absenceAu } : { absenceDu: null, absenceAu: null }

async function verifierPresence(tx: Tx, semestreCode: string, { absenceDu, absenceAu }: SituationSaisie): Promise<void> {
  const dit = (champ: 'absenceDu' | 'absenceAu', message: string) => {
    throw new RefusError(refus('R-RNG-6', message), { [champ]: message })
  }
  if ((absenceDu === null) !== (absenceAu === null))
    dit(absenceDu ? 'absenceAu' : 'absenceDu', 'Indiquez le premier et le dernier jour de l’absence prévue, ou aucun des deux.')
  const absence = absenceDe({ absenceDu, absenceAu })
  if (absence && absence.au < absence.du) dit('absenceAu', 'L’absence prévue finit après avoir commencé.')
  const { 'choix.surnombre_validant_mois': mois } = await getParametres(CHOIX, tx)
  const faute = refusPresence(semestreDe(semestreCode), absence, mois)
  if (faute) dit('absenceDu', faute.message)
}

function verifierPieces({ situation, mandataire }: SituationSaisie, preuve: boolean): void {
  if ((situation === 'SURNOMBRE_VALIDANT' || situation === 'SURNOMBRE_NON_VALIDANT') && !preuve)
    throw new RefusError(
      refus('R-RNG-6', 'Un surnombre s’accorde sur justificatif : joignez-le. Le motif ne sera écrit nulle part ailleurs.'),
      {
        preuve: 'Joignez le justificatif.',
      },
    )
  if (situation === 'ABSENT_AVEC_PROCURATION' && (!preuve || mandataire.length < 3))
    throw new RefusError(
      refus(
        'R-RNG-9',
        'Une procuration demande le nom de la personne mandataire et le mandat signé, avec la copie des deux pièces d’identité.',
      ),
      {
        ...(!preuve && { preuve: 'Joignez le mandat.' }),
        ...(mandataire.length < 3 && { mandataire: 'Écrivez le nom de la personne mandataire.' }),
      },
    )
}

/** When wishes are already frozen, the line of the call changes too. */
const reporter = (tx: Tx, choixId: string, interneId: string, situation: SituationSaisie['situation']) =>
  tx.appelChoix.updateMany({ where: { choixId, interneId }, data: { situation } })
