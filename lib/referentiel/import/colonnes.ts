import type { TypeImport } from '@/generated/prisma/enums'
import { refus, RefusError } from '@/lib/core/erreurs'
import { sansAccents } from '@/lib/core/recherche'
import type { LigneLue } from './csv'

type Colonne = Readonly<{ cle: string; titre: string; autres?: readonly string[] }>

const PERSONNE = [
  { cle: 'rpps', titre: 'RPPS', autres: ['Numéro RPPS', 'N° RPPS'] },
  { cle: 'courriel', titre: 'Adresse électronique', autres: ['Courriel', 'Email', 'E-mail', 'Mail', 'Adresse mail', 'Adresse e-mail'] },
  { cle: 'nom', titre: 'Nom', autres: ['Nom de famille', 'Nom d’usage'] },
  { cle: 'prenom', titre: 'Prénom' },
] as const satisfies readonly Colonne[]

const LIEU = [
  { cle: 'terrainId', titre: 'Identifiant du terrain' },
  { cle: 'finess', titre: 'FINESS', autres: ['FINESS ET', 'N° FINESS', 'Numéro FINESS'] },
  { cle: 'structure', titre: 'Structure', autres: ['Établissement'] },
  { cle: 'terrain', titre: 'Terrain', autres: ['Intitulé', 'Intitulé du terrain', 'Terrain de stage', 'Service'] },
] as const satisfies readonly Colonne[]

/** Where a coupled stage ends, when it is in two places (R-DES-2). */
const SECOND = [
  { cle: 'secondTerrainId', titre: 'Identifiant du second terrain' },
  { cle: 'secondFiness', titre: 'FINESS du second terrain' },
  { cle: 'secondStructure', titre: 'Structure du second terrain', autres: ['Établissement du second terrain'] },
  { cle: 'secondTerrain', titre: 'Second terrain', autres: ['Terrain des trois derniers mois'] },
  { cle: 'premiereMoitie', titre: 'Première moitié', autres: ['Moitié faite en premier'] },
] as const satisfies readonly Colonne[]

const SEMESTRE = { cle: 'semestre', titre: 'Semestre', autres: ['Code du semestre'] } as const
const PHASE = { cle: 'phase', titre: 'Phase', autres: ['Phase du semestre'] } as const
const CATEGORIE = { cle: 'categorie', titre: 'Type de stage', autres: ['Stage', 'Catégorie', 'Maquette'] } as const

/** The columns of each kind of file, the same in and out. */
export const COLONNES = {
  INTERNES: [
    ...PERSONNE,
    { cle: 'anneeEntree', titre: 'Année d’entrée', autres: ['Promotion', 'Année d’entrée dans le DES'] },
    { cle: 'typeClassement', titre: 'Classement', autres: ['Type de classement'] },
    { cle: 'rang', titre: 'Rang', autres: ['Rang de classement'] },
    { cle: 'effectif', titre: 'Effectif de référence', autres: ['Effectif', 'Effectif de la promotion'] },
    { cle: 'these', titre: 'Thèse soutenue le', autres: ['Date de soutenance', 'Date de thèse', 'Soutenance'] },
    { cle: 'contrat', titre: 'Contrat de formation signé le', autres: ['Contrat de formation', 'Date du contrat de formation'] },
    { cle: 'fst', titre: 'FST', autres: ['Formation spécialisée transversale'] },
    { cle: 'fstSemestres', titre: 'Semestres de FST', autres: ['Semestres de la FST'] },
    SEMESTRE,
    PHASE,
    CATEGORIE,
    { cle: 'situation', titre: 'Situation', autres: ['Situation du semestre', 'Validation'] },
    { cle: 'cause', titre: 'Cause', autres: ['Motif'] },
    { cle: 'interruption', titre: 'Jours d’interruption', autres: ['Interruption', 'Interruption (jours)'] },
    { cle: 'moitie', titre: 'Moitié validée', autres: ['Moitié validée seule'] },
  ],
  POSTES: [
    SEMESTRE,
    ...LIEU,
    CATEGORIE,
    { cle: 'capacite', titre: 'Places offertes', autres: ['Capacité offerte', 'Postes', 'Nombre de postes', 'Postes offerts'] },
    { cle: 'agreee', titre: 'Places agréées', autres: ['Capacité agréée'] },
    ...SECOND,
  ],
  AFFECTATIONS: [SEMESTRE, ...PERSONNE, ...LIEU, CATEGORIE, PHASE, ...SECOND],
} as const satisfies Record<TypeImport, readonly Colonne[]>

export type CleInternes = (typeof COLONNES.INTERNES)[number]['cle']
export type Cle = (typeof COLONNES)[TypeImport][number]['cle']

/** A line by column; a column that the file does not have is absent, an empty cell is ''. */
export type Valeurs = Readonly<Partial<Record<Cle, string>>>
export type LigneNommee = Readonly<{ numero: number; valeurs: Valeurs }>
export type Nommees = Readonly<{ lignes: readonly LigneNommee[]; inconnues: readonly string[] }>

/** Letters and digits alone, without case or accents. */
export const reduire = (texte: string): string => sansAccents(texte).replace(/[^a-z0-9]/g, '')

/** Each of these lists needs one of its columns. */
const REQUISES: Record<TypeImport, readonly (readonly Cle[])[]> = {
  INTERNES: [
    ['rpps', 'courriel'],
    ['rang', 'semestre'],
  ],
  POSTES: [['semestre'], ['terrainId', 'terrain'], ['categorie'], ['capacite']],
  AFFECTATIONS: [['semestre'], ['rpps', 'courriel'], ['terrainId', 'terrain'], ['categorie']],
}

/**
 * Names the cells of each line after the headings of the first; headings nobody knows are told apart and not read.
 * @throws RefusError IMPORT-COLONNES when one is missing or comes twice
 */
export function nommer(type: TypeImport, [entete, ...lignes]: readonly LigneLue[]): Nommees {
  const colonnes: readonly Colonne[] = COLONNES[type]
  const connues = new Map(colonnes.flatMap((c) => [c.titre, ...(c.autres ?? [])].map((t) => [reduire(t), c.cle] as const)))
  const titres = entete?.cellules ?? []
  const cles = titres.map((t) => connues.get(reduire(t)))
  const double = cles.find((c, i) => c !== undefined && cles.indexOf(c) < i)
  const titreDe = (cle: string): string => colonnes.find((c) => c.cle === cle)?.titre ?? cle
  const refuser = (message: string) => new RefusError(refus('IMPORT-COLONNES', message), { fichier: message })
  if (double) throw refuser(`La colonne « ${titreDe(double)} » est présente deux fois. Gardez-en une.`)
  const manque = REQUISES[type].find((choix) => !choix.some((c) => (cles as string[]).includes(c)))
  if (manque) {
    const noms = manque.map((c) => `« ${titreDe(c)} »`).join(' ou ')
    throw refuser(`La colonne ${noms} manque. La première ligne du fichier doit porter les titres des colonnes.`)
  }
  return {
    lignes: lignes.map(({ numero, cellules }) => ({
      numero,
      valeurs: Object.fromEntries(cles.flatMap((cle, i) => (cle ? [[cle, cellules[i] ?? '']] : []))),
    })),
    inconnues: titres.filter((t, i) => t !== '' && cles[i] === undefined),
  }
}
