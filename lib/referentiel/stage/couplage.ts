import type { MoitieStage } from '@/generated/prisma/enums'
import { jourLong } from '@/lib/core/temps/dates'
import { ajouterJours } from '@/lib/core/temps/horloge'

/** A half of the coupled stage in the middle of a sentence: « trois mois de santé de la femme ». */
export const NOM_MOITIE: Record<MoitieStage, string> = { SANTE_FEMME: 'santé de la femme', SANTE_ENFANT: 'santé de l’enfant' }

/** The same words on their own. */
export const LIBELLE_MOITIE: Record<MoitieStage, string> = { SANTE_FEMME: 'Santé de la femme', SANTE_ENFANT: 'Santé de l’enfant' }

export const autreMoitie = (moitie: MoitieStage): MoitieStage => (moitie === 'SANTE_FEMME' ? 'SANTE_ENFANT' : 'SANTE_FEMME')

type Lieu = Readonly<{ structure: string; commune: string }>

/** Where the last three months of a coupled stage (SFE) are done, and which half the first three months are. */
export type Second = Lieu & Readonly<{ terrainId: string; intitule: string; premiereMoitie: MoitieStage }>

/** The columns of the second place of a post or of a semester. */
export const secondSelect = {
  premiereMoitie: true,
  secondTerrain: { select: { id: true, intitule: true, structure: { select: { nom: true, commune: { select: { nom: true } } } } } },
} as const

type Lu = Readonly<{
  premiereMoitie: MoitieStage | null
  secondTerrain: Readonly<{
    id: string
    intitule: string
    structure: Readonly<{ nom: string; commune: Readonly<{ nom: string }> }>
  }> | null
}>

/** Null for a stage in one place. */
export const secondDe = ({ premiereMoitie, secondTerrain: t }: Lu): Second | null =>
  t && premiereMoitie
    ? { terrainId: t.id, intitule: t.intitule, structure: t.structure.nom, commune: t.structure.commune.nom, premiereMoitie }
    : null

type Ligne = Readonly<{
  secondTerrainId: string | null
  secondIntitule: string | null
  secondStructure: string | null
  secondCommune: string | null
  premiereMoitie: MoitieStage | null
}>

/** The five columns of a published line. */
export const SECOND_PUBLIE = {
  secondTerrainId: true,
  secondIntitule: true,
  secondStructure: true,
  secondCommune: true,
  premiereMoitie: true,
} as const satisfies Record<keyof Ligne, true>

/** The same from a line that a published list froze. */
export const secondPublie = (l: Ligne): Second | null =>
  l.secondTerrainId && l.secondIntitule && l.secondStructure && l.secondCommune && l.premiereMoitie
    ? {
        terrainId: l.secondTerrainId,
        intitule: l.secondIntitule,
        structure: l.secondStructure,
        commune: l.secondCommune,
        premiereMoitie: l.premiereMoitie,
      }
    : null

/** The inverse of the function above. */
export const ligneSecond = (second: Second | null): Ligne => ({
  secondTerrainId: second?.terrainId ?? null,
  secondIntitule: second?.intitule ?? null,
  secondStructure: second?.structure ?? null,
  secondCommune: second?.commune ?? null,
  premiereMoitie: second?.premiereMoitie ?? null,
})

type Periode = Readonly<{ debut: Date; fin: Date }>

/** The same day `n` calendar months later, or the last day of a shorter month. */
function ajouterMois(date: Date, n: number): Date {
  const [annee, mois] = [date.getUTCFullYear(), date.getUTCMonth() + n]
  const dernier = new Date(Date.UTC(annee, mois + 1, 0)).getUTCDate()
  return new Date(Date.UTC(annee, mois, Math.min(date.getUTCDate(), dernier)))
}

/** R-DES-2: the first half lasts three calendar months, the second one until the last day of the semester. Days are UTC midnights. */
export function moitiesDe({ debut, fin }: Periode): readonly [Periode, Periode] {
  const bascule = ajouterMois(debut, 3)
  return [
    { debut, fin: ajouterJours(bascule, -1) },
    { debut: bascule, fin },
  ]
}

/** « PMI de Grandlieu, Grandlieu »; for a coupled stage « 3 mois PMI de Grandlieu, Grandlieu (santé de l’enfant), puis 3 mois… ». */
export function lieuDit({ structure, commune }: Lieu, second: Second | null): string {
  const premier = `${structure}, ${commune}`
  if (!second) return premier
  const autre = second.structure === structure ? `${second.intitule}, ${second.structure}` : `${second.structure}, ${second.commune}`
  return `3 mois ${premier} (${NOM_MOITIE[second.premiereMoitie]}), puis 3 mois ${autre} (${NOM_MOITIE[autreMoitie(second.premiereMoitie)]})`
}

type Terrain = Readonly<{ intitule: string; structure: string }>

/** The post obtained, in a sentence: « Terrain, structure », or both halves of a coupled stage. */
export function posteDit(premier: Terrain, second: Second | null): string {
  const nom = `${premier.intitule}, ${premier.structure}`
  if (!second) return nom
  return `${nom} (3 mois, ${NOM_MOITIE[second.premiereMoitie]}), puis ${second.intitule}, ${second.structure} (3 mois, ${NOM_MOITIE[autreMoitie(second.premiereMoitie)]})`
}

type Moitie = Readonly<{ quand: string; terrain: Terrain }>

/** Each half: « Du lundi 2 novembre 2026 au lundi 1er février 2027, santé de l’enfant », and where. */
export function moitiesDites(premier: Terrain, second: Second, semestre: Periode): readonly [Moitie, Moitie] {
  const [avant, apres] = moitiesDe(semestre)
  const dire = ({ debut, fin }: Periode, moitie: MoitieStage): string => `Du ${jourLong(debut)} au ${jourLong(fin)}, ${NOM_MOITIE[moitie]}`
  return [
    { quand: dire(avant, second.premiereMoitie), terrain: premier },
    { quand: dire(apres, autreMoitie(second.premiereMoitie)), terrain: second },
  ]
}

/** The same, as one sentence for each half. */
export const phrasesMoities = (...dit: Parameters<typeof moitiesDites>): string[] =>
  moitiesDites(...dit).map(({ quand, terrain: t }) => `${quand} : ${t.intitule}, ${t.structure}.`)
