import type { Document } from '@/lib/core/document'

export type Presence = Readonly<{
  /** « mardi 3 novembre 2026 ». */
  jour: string
  /** « 14 h 00 ». */
  de: string
  a: string
  enVisio: boolean
  medecins: readonly string[]
}>

/** That somebody was received, by whom and when: neither of what, nor for what, nor who it is, which they write themselves. */
export function attestation({ jour, de, a, enVisio, medecins }: Presence, date: string): Document {
  const noms = medecins.join(' et ')
  return {
    genre: 'lettre',
    titre: 'Attestation de présence',
    date,
    emetteur: { nom: noms, adresse: '', courriel: '' },
    blocs: [
      {
        type: 'paragraphe',
        texte: `${noms}, médecins, attestent avoir reçu ${enVisio ? 'en visio ' : ''}le ${jour}, de ${de} à ${a} :`,
      },
      {
        type: 'definitions',
        elements: [{ terme: 'Nom et prénom (à écrire par l’intéressé·e)', valeur: '\n…………………………………………………………………………' }],
      },
      { type: 'paragraphe', texte: 'Attestation établie à sa demande et remise en main propre, pour servir et valoir ce que de droit.' },
    ],
    signature: { nom: noms, qualite: 'Médecins' },
  }
}
