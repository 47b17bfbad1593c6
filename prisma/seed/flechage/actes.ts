// Papers that come from outside the portal, as a person would have uploaded them: the act that the agency signed, and the proof
// that a letter arrived. Everything else is composed by the portal itself.
import { jourLong } from '@/lib/core/temps/dates'
import type { Document } from '@/lib/core/pdf/document'
import { designation, emetteurDumg, nomComplet, numeroDe } from '@/lib/flechage/notices'
import type { Dossier } from '@/lib/flechage/policy'
import { MOTIFS_REFUS } from './textes'

type Decide = Dossier & { decision: NonNullable<Dossier['decision']> }

const ARS = { adresse: '3 quai de l’Aune, 99000 Hautebrune', courriel: 'internat@ars.example' }
const VISAS = [
  'le code de l’éducation, notamment son article L. 632-5',
  'l’arrêté du 12 avril 2017, notamment son article 44',
  'la saisine de la direction de l’UFR de médecine',
  'l’entretien individuel tenu en présence du coordonnateur local et du représentant des étudiants',
]

/** The decision as the agency's director signed it. */
export function acteArs(dossier: Decide): Document {
  const { decision, parametres, campagne } = dossier
  const interne = nomComplet(dossier.interne.personne)
  const semestre = campagne.semestre.libelle.toLowerCase()
  const affectee = decision.sens === 'AFFECTEE'
  return {
    genre: 'decision',
    titre: affectee ? 'Décision d’affectation' : 'Décision de refus',
    reference: `${decision.acteReference} · ${numeroDe(dossier)}`,
    date: jourLong(decision.acteLe),
    lieu: parametres['tribunal_administratif.ville'],
    emetteur: { nom: parametres['ars.nom'], ...ARS },
    destinataire: { nom: interne },
    objet: `Affectation hors procédure de choix, ${semestre}`,
    visas: VISAS,
    blocs: [],
    motifs: affectee
      ? {
          droit: MOTIFS_REFUS.droit,
          fait: `Le projet de ${interne} est précis et étayé ; le stage remplit une place due de sa maquette et d’autres places du même type restent proposées.`,
        }
      : { droit: decision.motifsDroit, fait: decision.motifsFait },
    dispositif: affectee
      ? [
          `${interne} est affecté(e) sur le terrain ${designation(dossier)} pour le ${semestre}.`,
          'La présente décision est notifiée à l’intéressé(e), au lieu de stage et à l’UFR.',
        ]
      : [`La demande d’affectation de ${interne} sur le terrain ${designation(dossier)} est rejetée.`],
    notification: 'La présente décision est notifiée par lettre recommandée avec avis de réception.',
    signature: {
      nom: nomComplet({ prenom: decision.autoritePrenom, nom: decision.autoriteNom }),
      qualite: decision.autoriteQualite,
      administration: parametres['ars.nom'],
    },
    recours: { delaiMois: parametres['recours.delai_mois'], tribunal: parametres['tribunal_administratif.ville'] },
  }
}

/** The proof of delivery that the post returns. */
export const preuveNotification = (dossier: Decide): Document => {
  const remise = jourLong(dossier.decision.notifieeLe ?? dossier.decision.acteLe)
  return {
    genre: 'lettre',
    titre: 'Preuve de notification',
    reference: numeroDe(dossier),
    date: remise,
    emetteur: emetteurDumg(dossier.parametres),
    objet: `Notification de la décision ${dossier.decision.acteReference}`,
    blocs: [
      {
        type: 'definitions',
        elements: [
          { terme: 'Destinataire', valeur: nomComplet(dossier.interne.personne) },
          { terme: 'Mode', valeur: dossier.decision.modeNotification ?? '' },
          { terme: 'Remise le', valeur: remise },
        ],
      },
    ],
  }
}
