/** The three authorities that own the data the portal copies (R-CAM-2). */
export type Maitre = 'SCOLARITE' | 'ARS' | 'DUMG'

export const LIBELLE_MAITRE: Record<Maitre, string> = {
  SCOLARITE: 'la scolarité',
  ARS: 'l’agence régionale de santé',
  DUMG: 'le secrétariat du DUMG',
}

/** Their names as they stand alone, in a table. */
export const NOM_MAITRE: Record<Maitre, string> = {
  SCOLARITE: 'Scolarité',
  ARS: 'Agence régionale de santé',
  DUMG: 'Secrétariat du DUMG',
}
