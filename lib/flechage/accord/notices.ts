import type { CategorieStage, QualiteSignataire } from '@/generated/prisma/enums'
import { empreinteTexte } from '@/lib/core/donnees/canonique'
import type { Notice } from '@/lib/core/courriel/courriel'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { QUALITE_SIGNEE } from './schema'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

/** What a signatory may read of a request: no motive, no health data, no rank. */
export type ObjetAccord = Readonly<{
  flechageId: string
  interne: string
  terrain: string
  structure: string
  commune: string
  categorie: CategorieStage
  semestre: Readonly<{ libelle: string; debut: Date; fin: Date }>
}>

export type Signataire = Readonly<{ nom: string; courriel: string; titre: string; qualite: QualiteSignataire }>

/** The terms of the agreement, paragraph by paragraph: the same on screen, in the kept text and in its digest (R-FLE-3, R-FLE-4). */
export function termesAccord(objet: ObjetAccord, qualite: QualiteSignataire): string[] {
  return [
    `J’accepte que ${objet.interne}, interne en médecine générale, accomplisse un stage sur le terrain « ${objet.terrain} » (${objet.structure}, ${objet.commune}).`,
    `Type de stage : ${LIBELLE_STAGE[objet.categorie]}. Période : ${objet.semestre.libelle.toLowerCase()}, du ${jourLong(objet.semestre.debut)} au ${jourLong(objet.semestre.fin)}.`,
    'Cet accord est donné sous réserve de la décision du directeur général de l’ARS. Il n’est pas une promesse d’affectation.',
    `Je le donne en qualité de ${QUALITE_SIGNEE[qualite]}.`,
  ]
}

/** Digest of the terms that a page shows, so that the signed terms are those that were read. */
export const empreinteTermes = (objet: ObjetAccord, qualite: QualiteSignataire): string =>
  empreinteTexte(termesAccord(objet, qualite).join('\n'))

/** The kept text of a signed agreement: the terms, who signed and when. Its SHA-256 is kept beside it. */
export function texteSigne(objet: ObjetAccord, signataire: Omit<Signataire, 'courriel'>, le: Date): string {
  return [
    ...termesAccord(objet, signataire.qualite),
    `Signé par ${signataire.nom}${signataire.titre ? `, ${signataire.titre}` : ''}, le ${dateHeure(le)} (heure de Paris).`,
  ].join('\n')
}

const lieu = (o: ObjetAccord): string => `« ${o.terrain} » (${o.structure}, ${o.commune})`

/** Asks for an agreement. Neither reading the mail nor opening its page signs anything. */
export const noticeDemande = (a: Signataire, objet: ObjetAccord, jeton: string, expireLe: Date): Notice => ({
  a,
  sujet: `Accord demandé pour accueillir ${objet.interne} en stage`,
  paragraphes: [
    `${objet.interne}, interne en médecine générale, souhaite faire un stage au ${objet.semestre.libelle.toLowerCase()} sur le terrain ${lieu(objet)}. Votre accord écrit est demandé en qualité de ${QUALITE_SIGNEE[a.qualite]}.`,
    'La page ci-dessous montre exactement ce que vous acceptez. Vous pouvez y signer, refuser, ou confier la réponse à une autre personne. Aucun compte n’est nécessaire.',
    `Le lien est personnel et valable jusqu’au ${dateHeure(expireLe)}.`,
  ],
  action: { libelle: 'Lire et répondre', href: `/accord/${jeton}` },
  objet: { type: 'flechage', id: objet.flechageId },
})

export const noticeRelance = (a: Signataire, objet: ObjetAccord, jeton: string, expireLe: Date): Notice => ({
  ...noticeDemande(a, objet, jeton, expireLe),
  sujet: `Rappel : accord demandé pour accueillir ${objet.interne} en stage`,
})

export const noticeDelegation = (a: Signataire, objet: ObjetAccord, jeton: string, expireLe: Date, par: string): Notice => {
  const demande = noticeDemande(a, objet, jeton, expireLe)
  return { ...demande, paragraphes: [`${par} vous a confié cette réponse.`, ...demande.paragraphes] }
}

type Interne = Readonly<{ courriel: string; nom: string }>
const versInterne = (a: Interne, flechageId: string, sujet: string, paragraphes: string[], libelle: string): Notice => ({
  a,
  sujet,
  paragraphes,
  action: { libelle, href: `/flechage/${flechageId}` },
  objet: { type: 'flechage', id: flechageId },
})

export const noticeSigne = (a: Interne, objet: ObjetAccord, par: string): Notice =>
  versInterne(
    a,
    objet.flechageId,
    'Un accord est signé pour votre demande de fléchage',
    [`${par} a signé l’accord pour le terrain ${lieu(objet)}.`, 'Votre dossier montre les accords qui manquent encore.'],
    'Voir mon dossier',
  )

export const noticeRefus = (a: Interne, objet: ObjetAccord, par: string): Notice =>
  versInterne(
    a,
    objet.flechageId,
    'Un accord est refusé pour votre demande de fléchage',
    [
      `${par} n’a pas donné son accord pour le terrain ${lieu(objet)}. La raison donnée se lit dans votre dossier.`,
      'Vous pouvez nommer une autre personne, ou choisir un autre terrain.',
    ],
    'Voir mon dossier',
  )

export const noticeConfie = (a: Interne, objet: ObjetAccord, par: string, aQui: string): Notice =>
  versInterne(
    a,
    objet.flechageId,
    'Un accord est confié à une autre personne',
    [`${par} a confié à ${aQui} la réponse pour le terrain ${lieu(objet)}. ${aQui} vient de recevoir un message.`],
    'Voir mon dossier',
  )

/** Tells a signatory that their answer is no longer expected. */
export const noticeAnnulation = (a: Pick<Signataire, 'nom' | 'courriel'>, objet: ObjetAccord, cause: string): Notice => ({
  a,
  sujet: `L’accord pour accueillir ${objet.interne} n’est plus demandé`,
  paragraphes: [`${cause} L’accord demandé pour le terrain ${lieu(objet)} n’a donc plus d’objet. Vous n’avez rien à faire.`],
  objet: { type: 'flechage', id: objet.flechageId },
})
