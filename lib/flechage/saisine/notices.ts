import type { Notice } from '@/lib/core/courriel/courriel'
import { dateLongue, jourLong } from '@/lib/core/temps/dates'
import type { Bloc, Document, DocumentDecision, DocumentLettre, Signature } from '@/lib/core/pdf/document'
import { a, ARRETE, ARTICLE_44, designation, emetteurUfr, nomComplet, noticeDossier, numeroDe } from '../notices'
import type { Dossier } from '../policy'
import { QUALITE_SIGNEE } from '../accord/schema'
import { LIBELLE_SENS } from '../schema'
import { NOM_ZONE, LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

/** Who signs for the UFR, as written on the act (R-GEN-6). */
export type Signataire = Readonly<{ prenom: string; nom: string; qualite: string }>

const signature = (signataire: Signataire, dossier: Dossier, le: Date): Signature => ({
  nom: nomComplet(signataire),
  qualite: signataire.qualite,
  administration: dossier.parametres['universite.nom'],
  mention: `Acte pris par son auteur sur le portail du département le ${dateLongue(le)}.`,
})

const avisDe = ({ examen }: Dossier): string =>
  examen?.sens && examen.renduLe ? `Avis ${LIBELLE_SENS[examen.sens]} du ${dateLongue(examen.renduLe)}` : 'Avis rendu'

/** What the ARS reads of a request. The motive is left out, since it may reveal a health condition. */
const identite = (dossier: Dossier): Bloc => ({
  type: 'definitions',
  elements: [
    { terme: 'Demande', valeur: numeroDe(dossier) },
    { terme: 'Interne', valeur: nomComplet(dossier.interne.personne) },
    { terme: 'Semestre', valeur: dossier.campagne.semestre.libelle },
    { terme: 'Stage', valeur: dossier.categorie ? LIBELLE_STAGE[dossier.categorie] : '' },
    { terme: 'Terrain', valeur: designation(dossier) },
    {
      terme: 'Commune',
      valeur: dossier.terrain ? `${dossier.terrain.structure.commune.nom} (${NOM_ZONE[dossier.terrain.structure.commune.zone]})` : '',
    },
    { terme: 'Commission du département', valeur: avisDe(dossier) },
  ],
})

const accords = (dossier: Dossier): Bloc => ({
  type: 'liste',
  elements: dossier.accords
    .filter((accord) => accord.statut === 'SIGNE')
    .map((accord) => `${accord.nom}, ${QUALITE_SIGNEE[accord.qualite]}${accord.reponduLe ? `, le ${dateLongue(accord.reponduLe)}` : ''}`),
})

const arsDe = (dossier: Dossier) => ({ nom: `Direction générale\n${dossier.parametres['ars.nom']}` })

const suite = (dossier: Dossier): Bloc => ({
  type: 'paragraphe',
  texte: `Ce texte prévoit un entretien individuel avec l’étudiant, en présence du coordonnateur local et du représentant des étudiants. Les postes de ce semestre seront choisis le ${jourLong(dossier.campagne.choixLe)} : votre décision est attendue pour le ${jourLong(dossier.campagne.decisionLe)}.`,
})

/** The referral of one request. */
export const lettreSaisine = (dossier: Dossier, motifs: string, signataire: Signataire, le: Date): DocumentLettre => ({
  genre: 'lettre',
  titre: 'Saisine de l’agence régionale de santé',
  reference: numeroDe(dossier),
  date: dateLongue(le),
  emetteur: emetteurUfr(dossier.parametres),
  destinataire: arsDe(dossier),
  objet: `Affectation hors procédure de choix, ${dossier.campagne.semestre.libelle.toLowerCase()}`,
  blocs: [
    {
      type: 'paragraphe',
      texte: `En application de ${ARTICLE_44}, je vous saisis de la demande suivante, qui répond à un projet pédagogique ou professionnel.`,
    },
    identite(dossier),
    { type: 'titre', texte: 'Accords écrits du lieu de stage' },
    accords(dossier),
    ...(motifs
      ? ([
          { type: 'titre', texte: 'Motifs de la saisine' },
          { type: 'paragraphe', texte: motifs },
        ] satisfies Bloc[])
      : []),
    { type: 'titre', texte: 'Suite à donner' },
    suite(dossier),
  ],
  signature: signature(signataire, dossier, le),
})

/** One letter for requests referred together. `dossiers` holds at least one. */
export const bordereauSaisine = (dossiers: readonly [Dossier, ...Dossier[]], signataire: Signataire, le: Date): Document => {
  const [premier] = dossiers
  const semestres = [...new Set(dossiers.map((d) => d.campagne.semestre.libelle.toLowerCase()))]
  return {
    genre: 'lettre',
    titre: 'Saisine de l’agence régionale de santé : bordereau',
    date: dateLongue(le),
    emetteur: emetteurUfr(premier.parametres),
    destinataire: arsDe(premier),
    objet: `Affectations hors procédure de choix, ${semestres.join(' et ')}`,
    blocs: [
      {
        type: 'paragraphe',
        texte: `En application de ${ARTICLE_44}, je vous saisis ${dossiers.length === 1 ? 'de la demande suivante' : `des ${dossiers.length} demandes suivantes`}. Une lettre accompagne chaque demande.`,
      },
      {
        type: 'tableau',
        legende: 'Demandes transmises',
        colonnes: ['Demande', 'Interne', 'Stage', 'Terrain', 'Avis'],
        lignes: dossiers.map((d) => [
          numeroDe(d),
          nomComplet(d.interne.personne),
          d.categorie ? LIBELLE_STAGE[d.categorie] : '',
          `${designation(d)} (${d.terrain?.structure.commune.nom ?? ''})`,
          d.examen?.sens ? LIBELLE_SENS[d.examen.sens] : '',
        ]),
      },
      // Dates differ from one semester to another, so each letter has its own.
      ...(semestres.length === 1 ? [suite(premier)] : []),
    ],
    signature: signature(signataire, premier, le),
  }
}

/** Not referring is a decision: reasons and appeal block (R-GEN-5, R-GEN-7). */
export const decisionNonSaisie = (dossier: Dossier, motifs: string, signataire: Signataire, le: Date): DocumentDecision => ({
  genre: 'decision',
  titre: 'Décision de ne pas saisir l’agence régionale de santé',
  reference: numeroDe(dossier),
  date: dateLongue(le),
  emetteur: emetteurUfr(dossier.parametres),
  destinataire: { nom: nomComplet(dossier.interne.personne) },
  objet: `Votre demande d’affectation hors procédure de choix, ${dossier.campagne.semestre.libelle.toLowerCase()}`,
  visas: [
    'Vu le code de l’éducation',
    `Vu ${ARRETE}, notamment son article 44`,
    `Vu la demande ${numeroDe(dossier)}${dossier.deposeLe ? ` déposée le ${dateLongue(dossier.deposeLe)}` : ''} pour le terrain ${designation(dossier)}`,
    ...(dossier.examen?.sens && dossier.examen.renduLe
      ? [`Vu l’avis ${LIBELLE_SENS[dossier.examen.sens]} rendu par la commission du département le ${dateLongue(dossier.examen.renduLe)}`]
      : []),
  ],
  blocs: [],
  motifs: {
    droit: `L’article 44, I, de l’arrêté du 12 avril 2017 permet au directeur général de l’agence régionale de santé, saisi par le directeur de l’unité de formation et de recherche, d’affecter en cas de besoin un étudiant hors procédure de choix pour répondre à un projet pédagogique ou professionnel. Il appartient au directeur de l’unité d’apprécier, pour chaque demande, si ce besoin justifie la saisine.`,
    fait: motifs,
  },
  dispositif: [
    `L’agence régionale de santé n’est pas saisie de la demande ${numeroDe(dossier)}.`,
    'Vous gardez votre rang et participez à la procédure de choix commune de ce semestre.',
  ],
  notification: `Cette décision vous est notifiée par courriel, avec la présente, le ${dateLongue(le)}. Elle reste lisible dans votre dossier sur le portail.`,
  signature: signature(signataire, dossier, le),
  recours: { delaiMois: dossier.parametres['recours.delai_mois'], tribunal: dossier.parametres['tribunal_administratif.ville'] },
})

export const noticeSaisine = (dossier: Dossier): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `Votre demande ${numeroDe(dossier)} est transmise à l’agence régionale de santé`,
    paragraphes: [
      'La direction de l’UFR a saisi l’agence régionale de santé de votre demande de fléchage.',
      'Vous serez convoqué·e à un entretien individuel. La décision relève du directeur général de l’agence : d’ici là, vous gardez votre rang et votre choix normal.',
    ],
  })

export const noticeNonSaisie = (dossier: Dossier, decisionId: string): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `Votre demande ${numeroDe(dossier)} n’est pas transmise à l’agence régionale de santé`,
    paragraphes: [
      'La direction de l’UFR a décidé de ne pas saisir l’agence régionale de santé de votre demande de fléchage. La décision, ses motifs et les voies de recours sont joints à ce courriel.',
      'Vous gardez votre rang et participez au choix normal de ce semestre.',
    ],
    pieces: [decisionId],
  })

type Titulaire = Readonly<{ prenom: string; nom: string; courriel: string }>

/** To the ARS: how many and where, no name (the letters are on the portal). */
export const noticeArs = (titulaire: Titulaire, dossiers: readonly Dossier[]): Notice => ({
  a: a(titulaire),
  sujet:
    dossiers.length === 1 ? 'Une demande de fléchage vous est transmise' : `${dossiers.length} demandes de fléchage vous sont transmises`,
  paragraphes: [
    `La direction de l’UFR vous saisit ${dossiers.length === 1 ? 'd’une demande' : `de ${dossiers.length} demandes`} d’affectation hors procédure de choix : ${dossiers.map(numeroDe).join(', ')}.`,
    'Les lettres, les dossiers et le tableau sont sur le portail.',
  ],
  action: { libelle: 'Voir les demandes transmises', href: '/flechage/saisines' },
  objet: dossiers[0] && { type: 'flechage', id: dossiers[0].id },
})
