import type { Notice } from '@/lib/core/courriel/courriel'
import { dateHeure, dateLongue } from '@/lib/core/temps/dates'
import type { DocumentAccuse } from '@/lib/core/pdf/document'
import type { ReglesFlechage } from '../parametres'
import { emetteurDumg } from '../notices'

type Personne = Readonly<{ courriel: string; nom: string }>

/** Content of an acknowledgement (R-GEN-3). `rang` above 1: the dossier was completed and sent again. */
export type Accuse = Readonly<{
  flechageId: string
  numero: string
  rang: number
  le: Date
  empreinte: string
  interne: string
  terrain: string
  semestre: string
  fichiers: readonly Readonly<{ nom: string; empreinte: string }>[]
  accords: readonly Readonly<{ nom: string; signeLe: Date | null; empreinte: string | null }>[]
}>

const quoi = (rang: number): string => (rang === 1 ? 'Votre demande de fléchage est déposée' : 'Votre dossier complété est reçu')

export const noticeAccuse = (a: Personne, accuse: Accuse, parametres: ReglesFlechage): Notice => ({
  a,
  sujet: `${quoi(accuse.rang)} : ${accuse.numero}`,
  paragraphes: [
    `${quoi(accuse.rang)} sous le numéro ${accuse.numero}, le ${dateHeure(accuse.le)} (heure de Paris), pour le ${accuse.semestre.toLowerCase()}.`,
    `Elle est traitée par : ${parametres['dumg.nom']}, ${parametres['dumg.courriel']}, ${parametres['dumg.telephone']}.`,
    ...(parametres['flechage.silence'] ? [parametres['flechage.silence']] : []),
    `Empreinte de votre dossier (SHA-256) : ${accuse.empreinte}. Gardez ce message : avec le contenu que vous pouvez télécharger, il prouve ce que vous avez déposé.`,
  ],
  action: { libelle: 'Voir et télécharger l’accusé de réception', href: `/flechage/${accuse.flechageId}/accuse` },
  objet: { type: 'flechage', id: accuse.flechageId },
})

/** The acknowledgement of receipt as a document: date, service, contact, and what was received (R-GEN-3, R-GEN-4). */
export const documentAccuse = (accuse: Accuse, parametres: ReglesFlechage): DocumentAccuse => ({
  genre: 'accuse',
  titre: 'Accusé de réception',
  reference: accuse.numero,
  date: dateLongue(accuse.le),
  emetteur: emetteurDumg(parametres),
  destinataire: { nom: accuse.interne },
  objet: `Demande de fléchage pour le ${accuse.semestre.toLowerCase()}`,
  blocs: [
    {
      type: 'paragraphe',
      texte:
        accuse.rang === 1
          ? 'Le département a bien reçu votre demande de stage hors procédure de choix (article 44 de l’arrêté du 12 avril 2017).'
          : 'Le département a bien reçu votre dossier complété.',
    },
    {
      type: 'definitions',
      elements: [
        { terme: 'Numéro', valeur: accuse.numero },
        { terme: 'Reçu le', valeur: `${dateHeure(accuse.le)} (heure de Paris)` },
        { terme: 'Envoi', valeur: accuse.rang === 1 ? 'premier dépôt' : `dépôt n° ${accuse.rang}, après demande de compléments` },
        { terme: 'Terrain demandé', valeur: accuse.terrain },
        {
          terme: 'Service chargé du dossier',
          valeur: `${parametres['dumg.nom']}, ${parametres['dumg.courriel']}, ${parametres['dumg.telephone']}`,
        },
      ],
    },
    ...(accuse.accords.length
      ? [
          {
            type: 'tableau' as const,
            legende: 'Accords reçus',
            colonnes: ['Signataire', 'Signé le'],
            lignes: accuse.accords.map((a) => [a.nom, a.signeLe ? dateLongue(a.signeLe) : '']),
          },
        ]
      : []),
    ...(accuse.fichiers.length
      ? [
          {
            type: 'tableau' as const,
            legende: 'Fichiers reçus',
            colonnes: ['Fichier', 'Empreinte (SHA-256)'],
            lignes: accuse.fichiers.map((f) => [f.nom, f.empreinte]),
          },
        ]
      : []),
    { type: 'encadre', titre: 'Empreinte du contenu déposé (SHA-256)', texte: accuse.empreinte },
    {
      type: 'paragraphe',
      texte:
        'Le contenu exact de ce dépôt se télécharge depuis la page de l’accusé. Son empreinte, recalculée par qui le souhaite, doit être celle ci-dessus : elle change dès qu’un seul caractère change.',
    },
  ],
  silence: parametres['flechage.silence'],
})

/** To the secretariat: the number and a link to the record, nothing about the person. */
export const noticeRecue = (a: Personne, { flechageId, numero, rang }: Pick<Accuse, 'flechageId' | 'numero' | 'rang'>): Notice => ({
  a,
  sujet: rang === 1 ? `Nouvelle demande de fléchage : ${numero}` : `Dossier complété : ${numero}`,
  paragraphes: [
    rang === 1
      ? `La demande ${numero} vient d’être déposée. Ses pièces sont à vérifier.`
      : `Le dossier ${numero} vient d’être renvoyé, complété. Ses pièces sont à vérifier.`,
  ],
  action: { libelle: 'Ouvrir le dossier', href: `/flechage/${flechageId}` },
  objet: { type: 'flechage', id: flechageId },
})

export const noticeRetrait = (a: Personne, flechageId: string, semestre: string): Notice => ({
  a,
  sujet: 'Votre demande de fléchage est retirée',
  paragraphes: [`Votre demande pour le ${semestre.toLowerCase()} est retirée. Vous gardez votre rang et votre choix normal.`],
  action: { libelle: 'Voir le dossier', href: `/flechage/${flechageId}` },
  objet: { type: 'flechage', id: flechageId },
})

/** To the people who worked on it. */
export const noticeRetraitActeur = (a: Personne, flechageId: string, numero: string): Notice => ({
  a,
  sujet: `Demande de fléchage retirée : ${numero}`,
  paragraphes: [`La demande ${numero} a été retirée par l’interne. Plus rien n’est attendu de vous sur ce dossier.`],
  objet: { type: 'flechage', id: flechageId },
})
