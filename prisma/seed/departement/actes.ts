import { randomUUID } from 'node:crypto'
import { jourLong } from '@/lib/core/dates'
import type { Document, Emetteur } from '@/lib/core/document'
import { empreinteDe } from '@/lib/core/fichier'
import { stockage } from '@/lib/core/fichier/stockage'
import { rendrePdf } from '@/lib/core/pdf/rendre'
import { MOTIFS_REFUS } from '../textes'
import type { Lot } from '../lot'

/** A document to make once the stories are told: the row of its file is written with the rest. */
export type Acte = Readonly<{ id: string; nom: string; document: Document; le: Date; deposantId: string | null }>

const ARS: Emetteur = {
  nom: 'Agence régionale de santé du Val-de-Hautebrune',
  adresse: '3 quai de l’Aune, 99000 Hautebrune',
  courriel: 'internat@ars.example',
}
const DUMG: Emetteur = {
  nom: 'Département universitaire de médecine générale du Val-de-Hautebrune',
  adresse: '12 rue des Facultés, 99000 Hautebrune',
  courriel: 'secretariat.dumg@hautebrune.example',
  telephone: '09 99 00 10 10',
}
const UFR: Emetteur = {
  nom: 'UFR de médecine, Université de Hautebrune',
  adresse: '1 place de l’Université, 99000 Hautebrune',
  courriel: 'direction.medecine@hautebrune.example',
}

export type Sujet = Readonly<{ numero: string; interne: string; terrain: string; semestre: string; sens: 'AFFECTEE' | 'REFUSEE' }>
export type Jours = Readonly<{ saisine: Date; decision: Date; notification: Date }>

const VISAS = [
  'le code de l’éducation, notamment son article L. 632-5',
  'l’arrêté du 12 avril 2017, notamment son article 44',
  'la saisine de la direction de l’UFR de médecine',
  'l’entretien individuel tenu en présence du coordonnateur local et du représentant des étudiants',
]
const SIGNATURE = {
  nom: 'Hélène Marchand',
  qualite: 'Directrice générale',
  administration: 'Agence régionale de santé du Val-de-Hautebrune',
}

/** The four papers of a decided request: referral, signed act, notice, proof of notification. */
export function actesDe(
  sujet: Sujet,
  jours: Jours,
  agents: { gestionnaire: string; directionUfr: string; ars: string },
): Record<'saisine' | 'acte' | 'notice' | 'preuve', Acte> {
  const { numero, interne, terrain, semestre, sens } = sujet
  const affectee = sens === 'AFFECTEE'
  const objet = `Affectation hors procédure de choix, ${semestre.toLowerCase()}`
  const dispositif = affectee
    ? [
        `${interne} est affecté(e) sur le terrain « ${terrain} » pour le ${semestre.toLowerCase()}.`,
        'La présente décision est notifiée à l’intéressé(e), au lieu de stage et à l’UFR.',
      ]
    : [`La demande d’affectation de ${interne} sur le terrain « ${terrain} » est rejetée.`]
  const motifs = affectee
    ? {
        droit: MOTIFS_REFUS.droit,
        fait: `Le projet de ${interne} est précis et étayé ; le stage remplit une place due de sa maquette et d’autres places du même type restent proposées.`,
      }
    : MOTIFS_REFUS
  const decision = (titre: string, le: Date, emetteur: Emetteur): Document => ({
    genre: 'decision',
    titre,
    reference: numero,
    date: jourLong(le),
    lieu: 'Hautebrune',
    emetteur,
    destinataire: { nom: interne },
    objet,
    visas: VISAS,
    blocs: [],
    motifs,
    dispositif,
    notification: 'La présente décision est notifiée par lettre recommandée avec avis de réception.',
    signature: SIGNATURE,
    recours: { delaiMois: 2, tribunal: 'Hautebrune' },
  })
  const acte = (nom: string, document: Document, le: Date, deposantId: string): Acte => ({
    id: randomUUID(),
    nom: `${nom}-${numero}.pdf`,
    document,
    le,
    deposantId,
  })
  return {
    saisine: acte(
      'saisine',
      {
        genre: 'lettre',
        titre: 'Saisine de l’agence régionale de santé',
        reference: numero,
        date: jourLong(jours.saisine),
        lieu: 'Hautebrune',
        emetteur: UFR,
        destinataire: { nom: ARS.nom, adresse: ARS.adresse },
        objet,
        blocs: [
          { type: 'paragraphe', texte: 'Madame la Directrice générale,' },
          {
            type: 'paragraphe',
            texte: `En application de l’article 44 de l’arrêté du 12 avril 2017, j’ai l’honneur de vous saisir de la demande de ${interne}, qui porte sur le terrain « ${terrain} » pour le ${semestre.toLowerCase()}. L’avis motivé de la commission du département est joint au dossier.`,
          },
        ],
        signature: { nom: 'Christian Vautrin', qualite: 'Directeur de l’UFR de médecine' },
      },
      jours.saisine,
      agents.directionUfr,
    ),
    acte: acte(
      'decision',
      decision(affectee ? 'Décision d’affectation' : 'Décision de refus', jours.decision, ARS),
      jours.decision,
      agents.ars,
    ),
    notice: acte(
      'notice',
      decision(affectee ? 'Notification d’une affectation' : 'Notification d’un refus d’affectation', jours.notification, DUMG),
      jours.notification,
      agents.gestionnaire,
    ),
    preuve: acte(
      'preuve-notification',
      {
        genre: 'lettre',
        titre: 'Preuve de notification',
        reference: numero,
        date: jourLong(jours.notification),
        emetteur: DUMG,
        objet,
        blocs: [
          {
            type: 'definitions',
            elements: [
              { terme: 'Destinataire', valeur: interne },
              { terme: 'Mode', valeur: 'Lettre recommandée avec avis de réception' },
              { terme: 'Remise le', valeur: jourLong(jours.notification) },
            ],
          },
        ],
      },
      jours.notification,
      agents.gestionnaire,
    ),
  }
}

/** Composes and stores every document; returns the rows of their files. */
export async function etablir(actes: readonly Acte[]): Promise<NonNullable<Lot['fichier']>> {
  const lignes: NonNullable<Lot['fichier']> = []
  for (const { id, nom, document, le, deposantId } of actes) {
    const octets = await rendrePdf(document)
    lignes.push({
      id,
      nom,
      type: 'application/pdf',
      taille: octets.byteLength,
      empreinte: empreinteDe(octets),
      cle: await stockage().ecrire(octets),
      deposantId,
      creeLe: le,
    })
  }
  return lignes
}
