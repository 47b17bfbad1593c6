import type { CategorieStage } from '@/generated/prisma/enums'
import { attribuerBloc, ouvrirAttribution, type PosteOuvert, type ResultatChoix } from '../regles/attribution'
import type { SituationChoix } from '@/lib/referentiel/interne/situation-choix'
import { TRANCHE, type Tour } from './apercu'

/** Whose turn it is: their own wishes of this instant, never anybody else's. */
export type Demandeur = Readonly<{ id: string; situation: SituationChoix; eligibles: readonly CategorieStage[]; voeux: readonly string[] }>

export type EtatVoeu = 'OBTENU' | 'LIBRE' | 'COMPLET' | 'SELON_TIRAGE' | 'NON_ELIGIBLE' | 'HORS_OFFRE' | 'NON_DIT'

/** A post, by its rank in the wishes; null when none of them is left. */
export type IssueSimulee = Readonly<{ posteId: string; rangVoeu: number }> | null

export type Simulation = Readonly<{
  /** The best and the worst of what may come; the same when nothing is left to a draw. */
  meilleure: IssueSimulee
  pire: IssueSimulee
  /** R-RNG-7: only a public draw can tell who is first. */
  departageRequis: boolean
  /** True when too few are called before: the interval is that of any wishes they may have. */
  masquee: boolean
  /** Parallel to the wishes. */
  voeux: readonly EtatVoeu[]
}>

/**
 * What the wishes would give at one's turn. When fewer than `TRANCHE` people who take part come before in one of
 * the trials, nothing is said of what they take: the best is that they take nothing one wants, the worst that each takes
 * what one wants most.
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

/** The one turn, on what is left when it comes: the same act as in the choice itself. */
function tourSeul(moi: Demandeur, postes: readonly PosteOuvert[]): ResultatChoix {
  const [resultat] = attribuerBloc(ouvrirAttribution(postes), [moi]).resultats
  if (!resultat) throw new RangeError('nobody was called')
  return resultat
}

const issueDe = ({ posteId, rangVoeu }: ResultatChoix): IssueSimulee =>
  posteId !== null && rangVoeu !== null ? { posteId, rangVoeu } : null

/** The places left if as many people as are hidden all took, one after the other, what is wanted most here. */
function postesAuPire(moi: Demandeur, postes: readonly PosteOuvert[]): PosteOuvert[] {
  let offre = [...postes]
  for (let pris = 1; pris < TRANCHE; pris++) {
    const { posteId } = tourSeul(moi, offre)
    offre = offre.map((p) => (p.id === posteId ? { ...p, capacite: Math.max(0, p.capacite - 1) } : p))
  }
  return offre
}
