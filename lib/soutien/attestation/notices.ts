import type { Document } from '@/lib/core/pdf/document'

export type Presence = Readonly<{
  /** « mardi 3 novembre 2026 ». */
  jour: string
  /** « 14 h 00 ». */
  de: string
  a: string
  enVisio: boolean
  medecins: readonly string[]
}>

const insecable = (texte: string): string => texte.replaceAll(' ', '\u00A0')
const POINTS = '…'.repeat(40)

/**
 * Certifies that a person was received, by whom and when. It does not give the reason or the name, which the person writes
 * themselves. It does not show the address of the portal, which an employer may know.
 */
export function attestation({ jour, de, a, enVisio, medecins }: Presence, date: string): Document {
  const noms = medecins.map(insecable).join(' et ')
  return {
    genre: 'lettre',
    titre: 'Attestation de présence',
    date,
    emetteur: { nom: noms, adresse: '', courriel: '' },
    blocs: [
      {
        type: 'paragraphe',
        texte: `${noms}, médecins, attestent avoir reçu ${enVisio ? 'en visioconférence ' : ''}la personne nommée ci-dessous, le ${insecable(jour)}, de ${insecable(de)} à ${insecable(a)}.`,
      },
      { type: 'definitions', elements: [{ terme: 'Nom et prénom, écrits par elle-même', valeur: `\n\n${POINTS}` }] },
      { type: 'paragraphe', texte: 'Attestation établie à sa demande, pour servir et valoir ce que de droit.' },
    ],
    signature: { nom: noms, qualite: 'Médecins', administration: '\n\nSignature d’un des deux\u00A0:' },
  }
}
