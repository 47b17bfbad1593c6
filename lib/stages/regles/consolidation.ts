import { apparier, type PosteApparie } from './appariement'
import type { AppeleChoix, Issue, PosteOuvert, ResultatChoix } from './attribution'
import { surnombreDe } from '@/lib/referentiel/interne/situation-choix'

/** The hosts' rankings, by post: levels, best first, of the people they ranked. A host that ranked no one is absent. */
export type Classements = ReadonlyMap<string, readonly (readonly string[])[]>

/** The result of the matching for one person. `rangVoeu` from 1. */
export type ResultatApparie = Pick<ResultatChoix, 'id' | 'issue' | 'posteId' | 'rangVoeu' | 'surnombre'>

/**
 * The least number of wishes (R-RNG-8): a share of the terrains one may ask for, with a floor, and at most their number. A
 * wish is for a terrain and counts for one, whatever its places (docs/decisions/010).
 */
export function minimumVoeux(
  offerts: readonly Readonly<{ capacite: number }>[],
  { pourCent, plancher }: Readonly<{ pourCent: number; plancher: number }>,
): number {
  const terrains = offerts.filter((p) => p.capacite > 0).length
  return Math.min(terrains, Math.max(plancher, Math.ceil((terrains * pourCent) / 100)))
}

/**
 * The matching of the consolidation phase (R-RNG-8). `appel` is in order of call, which settles the hosts' ties. No host
 * refuses a person: those it did not rank come last. Surnombres are added once the others are placed (R-RNG-6): the non
 * validant takes their first wish; the validant the first where a place is left, or where they precede a person who is kept.
 */
export function apparierPhase({
  postes,
  appel,
  classements,
}: Readonly<{ postes: readonly PosteOuvert[]; appel: readonly AppeleChoix[]; classements: Classements }>): ResultatApparie[] {
  const categories = new Map(postes.map((p) => [p.id, p.categorie]))
  const permis = ({ situation, eligibles }: AppeleChoix, posteId: string): boolean => {
    const categorie = categories.get(posteId)
    return categorie !== undefined && (situation === 'SURNOMBRE_NON_VALIDANT' || eligibles.includes(categorie))
  }
  const places = appel.filter((a) => surnombreDe(a.situation) === null)
  const apparies = apparier({
    candidats: places.map((a) => ({ id: a.id, voeux: a.voeux.filter((v) => permis(a, v)) })),
    postes: postes.map(({ id, capacite }): PosteApparie => ({ id, capacite, classement: completer(classements.get(id), places) })),
  })
  const obtenus = new Map(apparies.map((a) => [a.id, a.posteId]))
  for (const a of appel)
    if (surnombreDe(a.situation) !== null)
      obtenus.set(a.id, a.voeux.find((v) => permis(a, v) && (a.situation === 'SURNOMBRE_NON_VALIDANT' || ouvertA(a, v))) ?? null)
  return appel.map((a): ResultatApparie => {
    const posteId = obtenus.get(a.id) ?? null
    const issue: Issue = posteId !== null ? 'OBTENU' : a.voeux.length > 0 ? 'AUCUN_VOEU_POSSIBLE' : 'SANS_VOEUX'
    return {
      id: a.id,
      issue,
      posteId,
      rangVoeu: posteId === null ? null : a.voeux.indexOf(posteId) + 1,
      surnombre: surnombreDe(a.situation),
    }
  })

  function ouvertA(a: AppeleChoix, posteId: string): boolean {
    const gardes = apparies.filter((g) => g.posteId === posteId).map((g) => g.id)
    if (gardes.length < (postes.find((p) => p.id === posteId)?.capacite ?? 0)) return true
    const ordre = completer(classements.get(posteId), appel).flatMap((niveau) =>
      appel.filter((x) => niveau.includes(x.id)).map((x) => x.id),
    )
    return gardes.some((g) => ordre.indexOf(a.id) < ordre.indexOf(g))
  }
}

/** A host's levels, then everyone it did not rank. */
function completer(niveaux: readonly (readonly string[])[] = [], tous: readonly AppeleChoix[]): string[][] {
  const classes = new Set(niveaux.flat())
  return [...niveaux.map((n) => [...n]), tous.map((a) => a.id).filter((id) => !classes.has(id))]
}
