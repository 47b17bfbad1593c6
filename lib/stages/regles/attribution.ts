import type { CategorieStage } from '@/generated/prisma/enums'
import { surnombreDe, type SituationChoix, type Surnombre } from '@/lib/referentiel/interne/situation-choix'

/** A post of the published list. `capacite` is `resteAuChoix`: places of article 44 are subtracted (R-CAM-1, R-FLE-9). */
export type PosteOuvert = Readonly<{ id: string; categorie: CategorieStage; capacite: number }>

/** One person, at their turn. */
export type AppeleChoix = Readonly<{
  id: string
  situation: SituationChoix
  /** The kinds of stage their maquette allows. Not read for a surnombre non validant, whose stage is never validated (R-RNG-6). */
  eligibles: readonly CategorieStage[]
  /** Posts, the most wanted first. */
  voeux: readonly string[]
}>

export type MotifNonObtenu = 'COMPLET' | 'NON_ELIGIBLE' | 'HORS_OFFRE'

export type VoeuNonObtenu = Readonly<{
  posteId: string
  /** Position in the wishes, from 1. */
  rang: number
  motif: MotifNonObtenu
  /** COMPLET: rank of call that took the last place; 0 when there was none from the start. Null otherwise. */
  completDepuis: number | null
}>

/** Why a person obtained this result. `ABSENT`: not present, no proxy, no wishes; they pass, and someone must tell them. */
export type Issue = 'OBTENU' | 'ABSENT' | 'SANS_VOEUX' | 'AUCUN_VOEU_POSSIBLE'

export type ResultatChoix = Readonly<{
  id: string
  /** Rank of call, from 1. */
  appel: number
  issue: Issue
  posteId: string | null
  /** Rank of the post in the wishes, from 1. */
  rangVoeu: number | null
  surnombre: Surnombre | null
  /** The wishes preferred to the result (all of them when there is none), each with its reason. */
  nonObtenus: readonly VoeuNonObtenu[]
}>

/** The places left after the calls made so far. Opaque: made by `ouvrirAttribution` or `reprendreAttribution`. */
export type EtatAttribution = Readonly<{
  postes: readonly PosteOuvert[]
  index: ReadonlyMap<string, number>
  restantes: Int32Array
  /** By post: rank of call that took its last place, 0 when none did. */
  completDepuis: Int32Array
  /** How many people were called. */
  appeles: number
}>

export type Attribution = Readonly<{ resultats: readonly ResultatChoix[]; etat: EtatAttribution }>

/** @throws RangeError on a post listed twice, or a capacity that is not a whole number */
export function ouvrirAttribution(postes: readonly PosteOuvert[]): EtatAttribution {
  const index = new Map(postes.map((p, i) => [p.id, i]))
  if (index.size !== postes.length) throw new RangeError('a post is listed twice')
  const fautif = postes.find((p) => !Number.isSafeInteger(p.capacite) || p.capacite < 0)
  if (fautif) throw new RangeError(`capacity ${fautif.capacite} of post ${fautif.id}`)
  return { postes, index, restantes: Int32Array.from(postes, (p) => p.capacite), completDepuis: new Int32Array(postes.length), appeles: 0 }
}

/** The state after recorded results, in order of call, from which a choice by blocks or live continues. */
export function reprendreAttribution(
  postes: readonly PosteOuvert[],
  faits: readonly Pick<ResultatChoix, 'posteId' | 'surnombre'>[],
): EtatAttribution {
  const etat = ouvrirAttribution(postes)
  faits.forEach(({ posteId, surnombre }, i) => {
    if (posteId !== null && surnombre === null) prendre(etat, posteDe(etat, posteId), i + 1)
  })
  return { ...etat, appeles: faits.length }
}

/**
 * Calls the next block and gives each person the first of their wishes that they may take and that has a place left
 * (R-RNG-1). Does not modify the previous state; successive blocks give the same result as one run.
 */
export function attribuerBloc(avant: EtatAttribution, bloc: readonly AppeleChoix[]): Attribution {
  const etat = { ...avant, restantes: avant.restantes.slice(), completDepuis: avant.completDepuis.slice() }
  const resultats = bloc.map((appele, i) => servir(etat, appele, avant.appeles + i + 1))
  return { resultats, etat: { ...etat, appeles: avant.appeles + bloc.length } }
}

/**
 * The whole call list at once, in order of call.
 * @throws RangeError when someone is called twice
 */
export function attribuer({ postes, appel }: Readonly<{ postes: readonly PosteOuvert[]; appel: readonly AppeleChoix[] }>): Attribution {
  if (new Set(appel.map((a) => a.id)).size !== appel.length) throw new RangeError('someone is called twice')
  return attribuerBloc(ouvrirAttribution(postes), appel)
}

function servir(etat: EtatAttribution, { id, situation, eligibles, voeux }: AppeleChoix, appel: number): ResultatChoix {
  const surnombre = surnombreDe(situation)
  const nonObtenus: VoeuNonObtenu[] = []
  for (const [i, posteId] of voeux.entries()) {
    const poste = etat.index.get(posteId)
    const motif = poste === undefined ? 'HORS_OFFRE' : empechement(etat, poste, eligibles, surnombre)
    if (poste !== undefined && motif === null) {
      // R-RNG-6: a surnombre is added; it takes no place from those called after.
      if (surnombre === null) prendre(etat, poste, appel)
      return { id, appel, issue: 'OBTENU', posteId, rangVoeu: i + 1, surnombre, nonObtenus }
    }
    const completDepuis = motif === 'COMPLET' && poste !== undefined ? (etat.completDepuis[poste] ?? 0) : null
    nonObtenus.push({ posteId, rang: i + 1, motif: motif ?? 'HORS_OFFRE', completDepuis })
  }
  const issue = voeux.length > 0 ? 'AUCUN_VOEU_POSSIBLE' : situation === 'ABSENT' ? 'ABSENT' : 'SANS_VOEUX'
  return { id, appel, issue, posteId: null, rangVoeu: null, surnombre, nonObtenus }
}

/** R-RNG-6: the surnombre non validant takes any post of the list, full or not. Others: an eligible one, with a place. */
function empechement(
  etat: EtatAttribution,
  poste: number,
  eligibles: readonly CategorieStage[],
  surnombre: Surnombre | null,
): MotifNonObtenu | null {
  if (surnombre === 'NON_VALIDANT') return null
  const categorie = etat.postes[poste]?.categorie
  if (categorie === undefined || !eligibles.includes(categorie)) return 'NON_ELIGIBLE'
  return (etat.restantes[poste] ?? 0) > 0 ? null : 'COMPLET'
}

function posteDe(etat: EtatAttribution, posteId: string): number {
  const poste = etat.index.get(posteId)
  if (poste === undefined) throw new RangeError(`post ${posteId} is not on the list`)
  return poste
}

function prendre(etat: EtatAttribution, poste: number, appel: number): void {
  const restantes = (etat.restantes[poste] ?? 0) - 1
  if (restantes < 0) throw new RangeError('a post was taken more often than it has places')
  etat.restantes[poste] = restantes
  if (restantes === 0) etat.completDepuis[poste] = appel
}
