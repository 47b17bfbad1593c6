import type { CategorieStage, MoitieStage, Zone } from '@/generated/prisma/enums'
import { SECOND_PUBLIE } from '@/lib/referentiel/stage/couplage'
import { empreinteTexte, enCanonique } from '@/lib/core/donnees/canonique'

/** One post of a published list, as it was that day. Numbers are posts. */
export type LigneListe = Readonly<{
  posteId: string
  terrainId: string
  categorie: CategorieStage
  intitule: string
  structure: string
  communeCode: string
  commune: string
  zone: Zone
  logement: boolean
  capaciteOfferte: number
  horsChoix: number
  ajoutes: number
  /** The second place of a coupled stage (R-DES-2): these five fields are null together for any other stage. */
  secondTerrainId: string | null
  secondIntitule: string | null
  secondStructure: string | null
  secondCommune: string | null
  premiereMoitie: MoitieStage | null
}>

/** Every field of a line, for a query. */
export const CHAMPS_LIGNE = {
  posteId: true,
  terrainId: true,
  categorie: true,
  intitule: true,
  structure: true,
  communeCode: true,
  commune: true,
  zone: true,
  logement: true,
  capaciteOfferte: true,
  horsChoix: true,
  ajoutes: true,
  ...SECOND_PUBLIE,
} as const satisfies Record<keyof LigneListe, true>

const CHAMPS = Object.keys(CHAMPS_LIGNE) as (keyof LigneListe)[]

const parPoste = (a: LigneListe, b: LigneListe): number => (a.posteId < b.posteId ? -1 : 1)

/**
 * The list as one text: its lines by post, keys in order. The same posts always give the same bytes; a second place is
 * written only where there is one, so that the digests of older lists stay valid.
 */
export const texteListe = (lignes: readonly LigneListe[]): string =>
  enCanonique(
    [...lignes]
      .sort(parPoste)
      .map((ligne) => Object.fromEntries(CHAMPS.filter((champ) => ligne[champ] !== null).map((champ) => [champ, ligne[champ]]))),
  )

/** SHA-256 of `texteListe`, in hexadecimal. */
export const empreinteListe = (lignes: readonly LigneListe[]): string => empreinteTexte(texteListe(lignes))

const COMPARES = [
  'intitule',
  'structure',
  'commune',
  'zone',
  'logement',
  'secondTerrain',
  'premiereMoitie',
  'capaciteOfferte',
  'horsChoix',
  'ajoutes',
] as const
export type ChampCompare = (typeof COMPARES)[number]
type Valeur = string | number | boolean | null
export type Changement = Readonly<{ champ: ChampCompare; avant: Valeur; apres: Valeur }>

/** The second place as one value: another place, or the same under another name, is one change. */
const valeurDe = (ligne: LigneListe, champ: ChampCompare): Valeur =>
  champ === 'secondTerrain'
    ? ligne.secondTerrainId && [ligne.secondIntitule, ligne.secondStructure, ligne.secondCommune].join(', ')
    : ligne[champ]

export type Difference = Readonly<{
  ajoutees: readonly LigneListe[]
  retirees: readonly LigneListe[]
  changees: readonly Readonly<{ ligne: LigneListe; changements: readonly Changement[] }>[]
}>

/** What a version adds, removes and changes compared with another; posts are matched by their id. */
export function differenceListes(avant: readonly LigneListe[], apres: readonly LigneListe[]): Difference {
  const connues = new Map(avant.map((l) => [l.posteId, l]))
  const restantes = new Set(apres.map((l) => l.posteId))
  return {
    ajoutees: apres.filter((l) => !connues.has(l.posteId)),
    retirees: avant.filter((l) => !restantes.has(l.posteId)),
    changees: apres.flatMap((ligne) => {
      const autre = connues.get(ligne.posteId)
      const changements = autre ? changementsDe(autre, ligne) : []
      return changements.length > 0 ? [{ ligne, changements }] : []
    }),
  }
}

const changementsDe = (avant: LigneListe, apres: LigneListe): Changement[] =>
  COMPARES.map((champ) => ({ champ, avant: valeurDe(avant, champ), apres: valeurDe(apres, champ) })).filter((c) => c.avant !== c.apres)
