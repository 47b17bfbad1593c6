import type { CategorieStage } from '@/generated/prisma/enums'
import { attribuerBloc, ouvrirAttribution, type PosteOuvert, type ResultatChoix } from '../regles/attribution'
import type { SituationChoix } from '@/lib/referentiel/interne/situation-choix'
import { TRANCHE, type Tour } from './apercu'

/** The interne whose turn it is: their own wishes of this instant, and no other person's. */
export type Demandeur = Readonly<{ id: string; situation: SituationChoix; eligibles: readonly CategorieStage[]; voeux: readonly string[] }>

export type EtatVoeu = 'OBTENU' | 'LIBRE' | 'COMPLET' | 'SELON_TIRAGE' | 'NON_ELIGIBLE' | 'HORS_OFFRE' | 'NON_DIT'

/** A post, by its rank in the wishes; null when none of them is left. */
export type IssueSimulee = Readonly<{ posteId: string; rangVoeu: number }> | null

export type Simulation = Readonly<{
  /** The best and the worst possible results; the same when nothing depends on a draw. */
  meilleure: IssueSimulee
  pire: IssueSimulee
  /** R-RNG-7: only a public draw can tell who is first. */
  departageRequis: boolean
  /** True when too few people are called before: the interval then covers any wishes they may have. */
  masquee: boolean
  /** Parallel to the wishes. */
  voeux: readonly EtatVoeu[]
}>

/**
 * The result of the wishes at the person's turn. When in one of the trials fewer than `TRANCHE` people who take part come
 * before, what they take is not revealed: the best case is that they take nothing the person wants, the worst that each
 * takes what the person wants most.
 */
export function simuler(
  moi: Demandeur,
  postes: readonly PosteOuvert[],
  { tours, departageRequis }: Readonly<{ tours: readonly Tour[]; departageRequis: boolean }>,
): Simulation {
  const masquee = tours.some((t) => t.demandeursAvant < TRANCHE)
  const offres = masquee ? [postes, postesAuPire(moi, postes)] : tours.map(({ complets }) => postes.map((p) => reste(p, complets)))
  const resultats = offres.map((offre) => tourSeul(moi, offre))
  const issues = resultats.map(issueDe).sort((a, b) => (a?.rangVoeu ?? Infinity) - (b?.rangVoeu ?? Infinity))
  const [meilleure, pire] = [issues[0] ?? null, issues.at(-1) ?? null]
  const categories = new Map(postes.map((p) => [p.id, p.categorie]))
  return {
    meilleure,
    pire,
    departageRequis,
    masquee,
    voeux: moi.voeux.map((id) => {
      const categorie = categories.get(id)
      if (categorie === undefined) return 'HORS_OFFRE'
      if (moi.situation === 'SURNOMBRE_NON_VALIDANT') return id === meilleure?.posteId ? 'OBTENU' : 'LIBRE'
      if (!moi.eligibles.includes(categorie)) return 'NON_ELIGIBLE'
      if (masquee) return 'NON_DIT'
      const pleins = tours.filter((t) => t.complets.has(id)).length
      if (pleins === tours.length) return 'COMPLET'
      if (pleins > 0) return 'SELON_TIRAGE'
      return id === meilleure?.posteId && id === pire?.posteId ? 'OBTENU' : 'LIBRE'
    }),
  }
}

const reste = (poste: PosteOuvert, complets: ReadonlySet<string>): PosteOuvert => ({
  ...poste,
  capacite: complets.has(poste.id) ? 0 : Math.max(poste.capacite, 1),
})

/** The turn itself, on what is left when it comes: computed as in the real choice. */
function tourSeul(moi: Demandeur, postes: readonly PosteOuvert[]): ResultatChoix {
  const [resultat] = attribuerBloc(ouvrirAttribution(postes), [moi]).resultats
  if (!resultat) throw new RangeError('nobody was called')
  return resultat
}

const issueDe = ({ posteId, rangVoeu }: ResultatChoix): IssueSimulee =>
  posteId !== null && rangVoeu !== null ? { posteId, rangVoeu } : null

/** The places left if as many people as are hidden each took what the person wants most at that point. */
function postesAuPire(moi: Demandeur, postes: readonly PosteOuvert[]): PosteOuvert[] {
  let offre = [...postes]
  for (let pris = 1; pris < TRANCHE; pris++) {
    const { posteId } = tourSeul(moi, offre)
    offre = offre.map((p) => (p.id === posteId ? { ...p, capacite: Math.max(0, p.capacite - 1) } : p))
  }
  return offre
}
