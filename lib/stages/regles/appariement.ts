/** A candidate of the consolidation phase. Candidates are listed in the order of call, which settles the hosts' ties. */
export type CandidatApparie = Readonly<{ id: string; /** Posts, the most wanted first. */ voeux: readonly string[] }>

export type PosteApparie = Readonly<{
  id: string
  capacite: number
  /** The host's ranking, best level first; people of one level are equal. A person on no level is not accepted there. */
  classement: readonly (readonly string[])[]
}>

export type Appariement = Readonly<{ id: string; posteId: string | null; /** From 1. */ rangVoeu: number | null }>

type Tenu = { candidat: number; voeu: number; rang: number }

/**
 * The matching of the consolidation phase (R-RNG-8): candidates propose in the order of their wishes, a host keeps the
 * best of those who came, ties by order of call. Stable, and the best stable outcome for every candidate.
 * @throws RangeError on a candidate or a post listed twice, or a capacity that is not a whole number
 */
export function apparier({
  candidats,
  postes,
}: Readonly<{ candidats: readonly CandidatApparie[]; postes: readonly PosteApparie[] }>): Appariement[] {
  controler(candidats, postes)
  const appel = new Map(candidats.map((c, i) => [c.id, i]))
  const rangs = new Map(postes.map((p) => [p.id, rangsDe(p, appel)]))
  const capacites = new Map(postes.map((p) => [p.id, p.capacite]))
  const tenus = new Map<string, Tenu[]>(postes.map((p) => [p.id, []]))
  const suivant = new Int32Array(candidats.length)
  const libres = candidats.map((_, i) => i).reverse()
  for (let candidat = libres.pop(); candidat !== undefined; candidat = libres.pop()) {
    const voeu = suivant[candidat] ?? 0
    const posteId = candidats[candidat]?.voeux[voeu]
    if (posteId === undefined) continue
    suivant[candidat] = voeu + 1
    const rang = rangs.get(posteId)?.get(candidat)
    const liste = tenus.get(posteId)
    if (rang === undefined || liste === undefined) {
      libres.push(candidat)
      continue
    }
    inserer(liste, { candidat, voeu, rang })
    if (liste.length > (capacites.get(posteId) ?? 0)) libres.push(liste.pop()?.candidat ?? candidat)
  }
  return rapport(candidats, tenus)
}

/** Each candidate's position at a host, all different: level first, then order of call. */
function rangsDe(poste: PosteApparie, appel: ReadonlyMap<string, number>): Map<number, number> {
  const rangs = new Map<number, number>()
  for (const niveau of poste.classement) {
    const presents = niveau.flatMap((id) => appel.get(id) ?? []).sort((a, b) => a - b)
    for (const candidat of presents) if (!rangs.has(candidat)) rangs.set(candidat, rangs.size)
  }
  return rangs
}

function inserer(liste: Tenu[], nouveau: Tenu): void {
  let i = liste.length
  while (i > 0 && (liste[i - 1]?.rang ?? 0) > nouveau.rang) i--
  liste.splice(i, 0, nouveau)
}

function rapport(candidats: readonly CandidatApparie[], tenus: ReadonlyMap<string, readonly Tenu[]>): Appariement[] {
  const obtenus = new Map<number, { posteId: string; rangVoeu: number }>()
  for (const [posteId, liste] of tenus) for (const { candidat, voeu } of liste) obtenus.set(candidat, { posteId, rangVoeu: voeu + 1 })
  return candidats.map(({ id }, i) => ({ id, ...(obtenus.get(i) ?? { posteId: null, rangVoeu: null }) }))
}

function controler(candidats: readonly CandidatApparie[], postes: readonly PosteApparie[]): void {
  if (new Set(candidats.map((c) => c.id)).size !== candidats.length) throw new RangeError('a candidate is listed twice')
  if (new Set(postes.map((p) => p.id)).size !== postes.length) throw new RangeError('a post is listed twice')
  if (!postes.every((p) => Number.isSafeInteger(p.capacite) && p.capacite >= 0)) throw new RangeError('a capacity is not a whole number')
}
