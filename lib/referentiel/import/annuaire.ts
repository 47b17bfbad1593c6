import type { CategorieStage, Phase } from '@/generated/prisma/enums'
import { refus, RefusError } from '@/lib/core/erreurs'
import { rppsValide } from '@/lib/core/rpps'
import type { Accompli, Classement } from './bilan'
import type { Couplage } from './couplage'
import { reduire, type Valeurs } from './colonnes'

export type InterneConnu = Classement & Readonly<{ id: string; phase: Phase }>
export type PersonneConnue = Readonly<{
  id: string
  prenom: string
  nom: string
  courriel: string
  rpps: string | null
  interne: InterneConnu | null
}>
export type TerrainConnu = Readonly<{
  id: string
  intitule: string
  categories: readonly CategorieStage[]
  capaciteAgreee: number
  structure: Readonly<{ nom: string; finessEt: string | null }>
}>
export type PosteConnu = Readonly<{ id: string; capaciteOfferte: number; horsChoix: number; ajoutes: number }> & Couplage

/** What the portal holds of what a file speaks of. */
export type Etat = Readonly<{
  aujourdhui: Date
  /** R-STG-2: days of interruption beyond which a semester is not validated. */
  interruptionMax: number
  personnes: readonly PersonneConnue[]
  semestres: ReadonlySet<string>
  /** By `cleDe(interneId, semestreCode)`. */
  accomplis: ReadonlyMap<string, Accompli & Readonly<{ id: string }>>
  /** Terrain and kind of stage of those placed by article 44, by the same key. */
  horsChoix: ReadonlyMap<string, Readonly<{ terrainId: string; categorie: CategorieStage }>>
  terrains: readonly TerrainConnu[]
  /** By `cleDe(semestreCode, terrainId, categorie)`. */
  postes: ReadonlyMap<string, PosteConnu>
}>

export const cleDe = (...parties: readonly string[]): string => parties.join(' ')

const refuser = (regle: string, message: string): RefusError => new RefusError(refus(regle, message))
const ADRESSE = /^[^\s@;,<>"]+@[^\s@;,<>"]+\.[^\s@;,<>"]+$/

/** Finds a line's person by RPPS, else by address. */
export function annuaireDes(personnes: readonly PersonneConnue[]) {
  const parRpps = new Map(personnes.flatMap((p) => (p.rpps ? [[p.rpps, p] as const] : [])))
  const parCourriel = new Map(personnes.map((p) => [p.courriel.toLowerCase(), p]))
  /** Null when nobody has this number nor this address. @throws RefusError R-ID-1 */
  return (valeurs: Valeurs): PersonneConnue | null => {
    const rpps = (valeurs.rpps ?? '').replace(/ /g, '')
    const courriel = (valeurs.courriel ?? '').toLowerCase()
    if (!rpps && !courriel) throw refuser('R-ID-1', 'Ni numéro RPPS ni adresse électronique : on ne sait pas de qui parle cette ligne.')
    if (rpps && !rppsValide(rpps)) throw refuser('R-ID-1', `« ${rpps.slice(0, 30)} » n’est pas un numéro RPPS.`)
    if (courriel && !ADRESSE.test(courriel)) throw refuser('R-ID-1', `« ${courriel.slice(0, 60)} » n’est pas une adresse électronique.`)
    const numero = parRpps.get(rpps)
    const adresse = parCourriel.get(courriel)
    if (numero && adresse && numero.id !== adresse.id)
      throw refuser('R-ID-1', 'Le numéro RPPS et l’adresse électronique sont ceux de deux personnes différentes.')
    if (rpps && !numero && adresse?.rpps)
      throw refuser('R-ID-1', 'Cette adresse électronique est celle d’une personne qui a un autre numéro RPPS.')
    return numero ?? adresse ?? null
  }
}

/** « Structure, terrain » by identifier, '' for none. */
export function nommerTerrains(terrains: readonly TerrainConnu[]): (id: string | null) => string {
  const intitules = new Map(terrains.map((t) => [t.id, `${t.structure.nom}, ${t.intitule}`]))
  return (id) => (id ? (intitules.get(id) ?? 'Terrain retiré') : '')
}

/** Finds a line's terrain by its identifier, else by its name within its structure. */
export function terrainsDes(terrains: readonly TerrainConnu[]) {
  const parId = new Map(terrains.map((t) => [t.id, t]))
  const parNom = Map.groupBy(terrains, (t) => reduire(t.intitule))
  /** @throws RefusError R-CAM-1 */
  return (valeurs: Valeurs): TerrainConnu => {
    const id = valeurs.terrainId?.toLowerCase()
    if (id) {
      const connu = parId.get(id)
      if (connu) return connu
      throw refuser('R-CAM-1', 'Aucun terrain du portail n’a cet identifiant.')
    }
    const finess = valeurs.finess?.replace(/ /g, '').toUpperCase()
    const trouves = (parNom.get(reduire(valeurs.terrain ?? '')) ?? [])
      .filter((t) => !finess || t.structure.finessEt === finess)
      .filter((t) => finess || !valeurs.structure || reduire(t.structure.nom) === reduire(valeurs.structure))
    const [premier, second] = trouves
    if (premier && !second) return premier
    const dit = (valeurs.terrain || 'sans nom').slice(0, 80)
    throw refuser(
      'R-CAM-1',
      premier
        ? `Plusieurs terrains se nomment « ${dit} ». Précisez le FINESS, la structure ou l’identifiant.`
        : `Le terrain « ${dit} » n’est pas connu du portail. Créez-le d’abord, ou corrigez son nom.`,
    )
  }
}
