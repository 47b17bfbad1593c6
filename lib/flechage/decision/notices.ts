import type { Notice } from '@/lib/core/courriel/courriel'
import { dateLongue, jourLong } from '@/lib/core/temps/dates'
import { refusMotifs, type DocumentDecision, type Motifs } from '@/lib/core/pdf/document'
import type { BilanOffre } from '@/lib/referentiel/stage/offre'
import { a, ARRETE, designation, emetteurDumg, nomComplet, noticeDossier, noticeHote, numeroDe, signataires } from '../notices'
import type { Dossier } from '../policy'
import { LIBELLE_SENS } from '../schema'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

type Decide = Dossier & { decision: NonNullable<Dossier['decision']> }

/** Reasons of a favourable decision whose act is not quoted: the facts that the dossier establishes. */
const motifsFavorables = (dossier: Decide): Motifs => ({
  droit:
    'L’article 44, I, de l’arrêté du 12 avril 2017 permet d’affecter un étudiant hors procédure de choix dans un lieu de stage agréé, au semestre suivant, pour répondre à un projet pédagogique ou professionnel, dès lors que le stage s’inscrit dans le bon déroulement de sa maquette.',
  fait: `Le terrain ${designation(dossier)} est agréé pour ce stage, son accord écrit est joint au dossier, et l’entretien individuel s’est tenu${dossier.entretien?.tenuLe ? ` le ${dateLongue(dossier.entretien.tenuLe)}` : ''} en présence du coordonnateur local et d’une personne représentant les étudiants.`,
})

function motifsDe(dossier: Decide): Motifs {
  const ecrits = { droit: dossier.decision.motifsDroit, fait: dossier.decision.motifsFait }
  if (dossier.decision.sens === 'REFUSEE' || !refusMotifs(ecrits)) return ecrits
  return motifsFavorables(dossier)
}

const dispositif = (dossier: Decide): string[] => {
  const interne = nomComplet(dossier.interne.personne)
  const semestre = dossier.campagne.semestre.libelle.toLowerCase()
  const periode = `du ${jourLong(dossier.campagne.semestre.debut)} au ${jourLong(dossier.campagne.semestre.fin)}`
  return dossier.decision.sens === 'AFFECTEE'
    ? [
        `${interne} est affecté·e hors procédure de choix, pour le ${semestre} (${periode}) : ${dossier.categorie ? LIBELLE_STAGE[dossier.categorie] : 'stage'}, ${designation(dossier)}.`,
        'L’intéressé·e ne participe pas au choix commun de ce semestre. Son rang et celui des autres internes ne changent pas.',
      ]
    : [
        `La demande d’affectation hors procédure de choix de ${interne} pour le ${semestre} (${designation(dossier)}) est refusée.`,
        'L’intéressé·e garde son rang et participe au choix commun de ce semestre.',
      ]
}

/** The notice of a decision: every field of R-GEN-6, reasons, appeal block (R-GEN-5, R-GEN-7). @throws RefusError when rendered without reasons */
export const documentNotice = (dossier: Decide, mode: string, le: Date): DocumentDecision => {
  const { decision, parametres, examen, saisine, entretien } = dossier
  const autorite = nomComplet({ prenom: decision.autoritePrenom, nom: decision.autoriteNom })
  return {
    genre: 'decision',
    titre:
      decision.sens === 'AFFECTEE'
        ? 'Décision d’affectation hors procédure de choix'
        : 'Décision de refus d’affectation hors procédure de choix',
    reference: `${numeroDe(dossier)} · acte ${decision.acteReference}`,
    date: dateLongue(le),
    emetteur: emetteurDumg(parametres),
    destinataire: { nom: nomComplet(dossier.interne.personne) },
    objet: `Notification de la décision ${decision.acteReference} du ${jourLong(decision.acteLe)}`,
    visas: [
      'Vu le code de l’éducation',
      `Vu ${ARRETE}, notamment son article 44`,
      `Vu la demande ${numeroDe(dossier)}${dossier.deposeLe ? ` déposée le ${dateLongue(dossier.deposeLe)}` : ''}`,
      ...(examen?.sens && examen.renduLe
        ? [`Vu l’avis ${LIBELLE_SENS[examen.sens]} de la commission du département du ${dateLongue(examen.renduLe)}`]
        : []),
      ...(saisine ? [`Vu la saisine du directeur de l’unité de formation et de recherche du ${dateLongue(saisine.signeeLe)}`] : []),
      ...(entretien?.tenuLe
        ? [
            `Vu l’entretien individuel du ${dateLongue(entretien.tenuLe)}, en présence du coordonnateur local et d’une personne représentant les étudiants`,
          ]
        : []),
    ],
    blocs: [
      {
        type: 'paragraphe',
        texte: `Par l’acte ${decision.acteReference} du ${jourLong(decision.acteLe)}, joint à cette notice, ${autorite}, ${decision.autoriteQualite}, ${parametres['ars.nom']}, a pris la décision suivante.`,
      },
    ],
    motifs: motifsDe(dossier),
    dispositif: dispositif(dossier),
    notification: `Mode de notification : ${mode}. La date de notification est celle du jour où vous recevez cette décision ; le délai de recours court à compter de ce jour.`,
    signature: {
      nom: autorite,
      qualite: decision.autoriteQualite,
      administration: parametres['ars.nom'],
      mention: `Acte signé le ${jourLong(decision.acteLe)}, joint à cette notice.`,
    },
    recours: { delaiMois: parametres['recours.delai_mois'], tribunal: parametres['tribunal_administratif.ville'] },
  }
}

type Titulaire = Readonly<{ prenom: string; nom: string; courriel: string }>

/** To the interne, when the act is recorded: its notice, with the reasons, follows later. */
const noticeInterne = (dossier: Dossier, affectee: boolean): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: affectee ? `Vous êtes affecté·e hors choix : demande ${numeroDe(dossier)}` : `Votre demande ${numeroDe(dossier)} est refusée`,
    paragraphes: affectee
      ? [
          `Le directeur général de l’agence régionale de santé vous affecte : ${designation(dossier)}, ${dossier.campagne.semestre.libelle.toLowerCase()}. Vous ne participerez pas au choix commun de ce semestre.`,
          'Le secrétariat va vous notifier la décision.',
        ]
      : [
          'Le directeur général de l’agence régionale de santé a refusé votre demande de fléchage. Le secrétariat va vous notifier la décision, avec ses motifs et les voies de recours.',
          'Vous gardez votre rang et participez au choix commun de ce semestre.',
        ],
  })

/** To the hosts who agreed: the effects for them, without the reasons. */
const noticesHotes = (dossier: Dossier, affectee: boolean): Notice[] =>
  signataires(dossier).map((hote) =>
    noticeHote(dossier, hote, {
      sujet: affectee
        ? `Un·e interne est affecté·e sur votre terrain : ${dossier.campagne.semestre.libelle.toLowerCase()}`
        : 'La demande de stage à laquelle vous aviez donné votre accord n’aboutit pas',
      paragraphes: affectee
        ? [
            `Vous aviez donné votre accord pour accueillir ${nomComplet(dossier.interne.personne)} (${designation(dossier)}). Le directeur général de l’agence régionale de santé l’y affecte pour le ${dossier.campagne.semestre.libelle.toLowerCase()}, à compter du ${jourLong(dossier.campagne.semestre.debut)}.`,
            'Ce poste ne sera pas proposé au choix commun.',
          ]
        : [
            `L’affectation hors choix que vous aviez acceptée pour le ${dossier.campagne.semestre.libelle.toLowerCase()} (${designation(dossier)}) n’a pas été décidée. Votre terrain reste dans l’offre commune.`,
          ],
    }),
  )

const noticeService = (dossier: Dossier, titulaire: Titulaire, affectee: boolean): Notice =>
  noticeDossier(dossier, a(titulaire), {
    sujet: `Demande ${numeroDe(dossier)} : ${affectee ? 'affectation décidée' : 'affectation refusée'}`,
    paragraphes: [
      `L’agence régionale de santé a décidé sur la demande ${numeroDe(dossier)}. Le secrétariat établit la notice et la notifie.`,
    ],
  })

/** The recipients of a decision: the interne, the hosts, the UFR and the secretariat (§5.1). */
export const noticesDecision = (dossier: Dossier, affectee: boolean, services: readonly Titulaire[]): Notice[] => [
  noticeInterne(dossier, affectee),
  ...noticesHotes(dossier, affectee),
  ...services.map((t) => noticeService(dossier, t, affectee)),
]

/** What would remain of the offer, in a sentence. */
export const phraseOffre = ({ reste, minimum, appeles }: BilanOffre): string =>
  `Il resterait ${reste} poste${reste > 1 ? 's' : ''} pour ${appeles} interne${appeles > 1 ? 's' : ''} : le minimum réglementaire est de ${minimum}.`

/** R-FLE-9: to the ARS, when the offer falls below its minimum. */
export const noticeOffre = (dossier: Dossier, titulaire: Titulaire, phrase: string): Notice =>
  noticeDossier(dossier, a(titulaire), { sujet: 'L’offre de stages passe sous son minimum', paragraphes: [phrase] })

export const noticeNotification = (dossier: Decide, pieces: readonly string[]): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `Décision sur votre demande ${numeroDe(dossier)}`,
    paragraphes: [
      `La décision ${dossier.decision.acteReference} du ${jourLong(dossier.decision.acteLe)} vous a été notifiée. La notice, avec les motifs et les voies de recours, et l’acte signé sont joints à ce courriel ; ils restent dans votre dossier.`,
    ],
    pieces,
  })
