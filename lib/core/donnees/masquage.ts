/** Counts of persons, row by row. Every row has as many columns. */
export type Effectifs = readonly (readonly number[])[]

/** The same counts with null in place of what is masked, and the totals. */
export type Masque = Readonly<{
  cellules: readonly (readonly (number | null)[])[]
  totauxLignes: readonly (number | null)[]
  totauxColonnes: readonly (number | null)[]
  total: number | null
}>

/**
 * Masks every count below `seuil`, and as many others as needed so that none can be computed from the totals (R-FLE-17).
 * Totals by column are masked on their own account only, never to protect a cell: tables that count the same persons in the
 * same columns therefore mask the same totals, and none reveals what another masks.
 */
export function masquer(tableau: Effectifs, seuil: number): Masque {
  const grille = new Grille(tableau, seuil)
  grille.masquerMarges()
  grille.masquerCellules()
  return grille.resultat()
}

type Case = readonly [ligne: number, colonne: number]

/**
 * The table with its totals as a last row and a last column. A masked cell can be computed when every table of counts that
 * agrees with the visible figures has the same value there. Two such tables differ by one person added and removed along a
 * loop of masked cells, rows and columns in turn: a cell is safe when such a loop passes through it.
 */
class Grille {
  readonly #valeurs: number[][]
  readonly #masques: boolean[][]
  readonly #seuil: number
  /** Positions of the totals. */
  readonly #bas: number
  readonly #droite: number

  constructor(tableau: Effectifs, seuil: number) {
    const somme = (nombres: readonly number[]) => nombres.reduce((a, b) => a + b, 0)
    const colonnes = tableau[0]?.length ?? 0
    const lignes = tableau.map((ligne) => [...ligne, somme(ligne)])
    const bas = Array.from({ length: colonnes + 1 }, (_, c) => somme(lignes.map((l) => l[c] ?? 0)))
    this.#valeurs = [...lignes, bas]
    this.#masques = this.#valeurs.map((l) => l.map(() => false))
    this.#seuil = seuil
    this.#bas = lignes.length
    this.#droite = colonnes
  }

  /** Masks totals by column below the threshold, and the smallest others that the grand total would reveal; whole columns go with them. */
  masquerMarges(): void {
    const total = this.#valeur(this.#bas, this.#droite)
    const ordre = Array.from({ length: this.#droite }, (_, c) => c).sort((a, b) => this.#valeur(this.#bas, a) - this.#valeur(this.#bas, b))
    if (total < this.#seuil) {
      this.#masques.forEach((ligne) => ligne.fill(true))
      return
    }
    const caches = ordre.filter((c) => this.#valeur(this.#bas, c) < this.#seuil)
    if (caches.length === 0) return
    const cache = (c: number) => caches.includes(c)
    const devinable = () => caches.length < 2 || caches.reduce((s, c) => s + this.#valeur(this.#bas, c), 0) < this.#seuil
    for (const c of ordre) if (!cache(c) && devinable()) caches.push(c)
    // With a single column, its total is the grand total.
    if (caches.length < 2) this.#masques.forEach((ligne) => ligne.fill(true))
    for (const ligne of this.#masques) for (const c of caches) ligne[c] = true
  }

  masquerCellules(): void {
    const primaires: Case[] = []
    for (let l = 0; l < this.#bas; l += 1)
      for (let c = 0; c <= this.#droite; c += 1)
        if (this.#valeur(l, c) < this.#seuil) {
          this.#masquer([l, c])
          primaires.push([l, c])
        }
    // A cell masked to protect another must not be computable either: it would reveal the other.
    for (let encore = true; encore;) {
      encore = false
      for (const cible of this.#cachees()) if (this.#devinable(cible) && this.#proteger(cible)) encore = true
    }
  }

  resultat(): Masque {
    const voir = (l: number, c: number): number | null => (this.#masque(l, c) ? null : this.#valeur(l, c))
    const rangs = Array.from({ length: this.#bas }, (_, l) => l)
    const places = Array.from({ length: this.#droite }, (_, c) => c)
    return {
      cellules: rangs.map((l) => places.map((c) => voir(l, c))),
      totauxLignes: rangs.map((l) => voir(l, this.#droite)),
      totauxColonnes: places.map((c) => voir(this.#bas, c)),
      total: voir(this.#bas, this.#droite),
    }
  }

  #valeur(l: number, c: number): number {
    return this.#valeurs[l]?.[c] ?? 0
  }

  #masque(l: number, c: number): boolean {
    return this.#masques[l]?.[c] ?? false
  }

  #masquer([l, c]: Case): void {
    const ligne = this.#masques[l]
    if (ligne) ligne[c] = true
  }

  #cachees(): Case[] {
    return this.#masques.flatMap((ligne, l) => ligne.flatMap((m, c): Case[] => (m ? [[l, c]] : [])))
  }

  /** Whether a cell can grow (or shrink) by one; a total counts against its parts, so the other way round. */
  #bouge(l: number, c: number, plus: boolean): boolean {
    const estTotal = (l === this.#bas) !== (c === this.#droite)
    return plus !== estTotal || this.#valeur(l, c) > 0
  }

  #devinable([l, c]: Case): boolean {
    return !this.#boucle([l, c], true) && !this.#boucle([l, c], false)
  }

  /** Finds a loop of masked cells that adds one to the cell (`plus`) or takes one from it, and keeps every sum. */
  #boucle([l0, c0]: Case, plus: boolean): boolean {
    if (!this.#bouge(l0, c0, plus)) return false
    // Columns are reached by adding to a cell of the row, rows by taking from a cell of the column; or the reverse.
    const lignesVues = new Set<number>()
    const colonnesVues = new Set<number>([c0])
    const file: { colonne: boolean; rang: number }[] = [{ colonne: true, rang: c0 }]
    for (let noeud = file.pop(); noeud; noeud = file.pop()) {
      if (noeud.colonne) {
        for (let l = 0; l <= this.#bas; l += 1)
          if (!(l === l0 && noeud.rang === c0) && this.#masque(l, noeud.rang) && !lignesVues.has(l) && this.#bouge(l, noeud.rang, !plus)) {
            if (l === l0) return true
            lignesVues.add(l)
            file.push({ colonne: false, rang: l })
          }
      } else {
        for (let c = 0; c <= this.#droite; c += 1)
          if (this.#masque(noeud.rang, c) && !colonnesVues.has(c) && this.#bouge(noeud.rang, c, plus)) {
            colonnesVues.add(c)
            file.push({ colonne: true, rang: c })
          }
      }
    }
    return false
  }

  /**
   * Masks the corners of the cheapest rectangle that makes the cell safe; failing that, every cell that is not a total by
   * column. False when all was masked already.
   */
  #proteger([l, c]: Case): boolean {
    const avant = this.#cachees().length
    let meilleur: { cout: number; coins: Case[] } | undefined
    for (let l2 = 0; l2 < this.#bas; l2 += 1)
      for (let c2 = 0; c2 <= this.#droite; c2 += 1) {
        if (l2 === l || c2 === c || l === this.#bas) continue
        const coins = (
          [
            [l, c2],
            [l2, c],
            [l2, c2],
          ] as Case[]
        ).filter(([a, b]) => !this.#masque(a, b))
        const cout = coins.reduce((somme, [a, b]) => somme + this.#valeur(a, b) + 1, 0)
        if (coins.length === 0 || (meilleur && meilleur.cout <= cout)) continue
        if (this.#essayer(coins, [l, c])) meilleur = { cout, coins }
      }
    if (meilleur) meilleur.coins.forEach((coin) => this.#masquer(coin))
    else for (let rang = 0; rang < this.#bas; rang += 1) this.#masques[rang]?.fill(true)
    return this.#cachees().length > avant
  }

  #essayer(coins: readonly Case[], cible: Case): boolean {
    const avant = this.#masques.map((ligne) => [...ligne])
    coins.forEach((coin) => this.#masquer(coin))
    const protege = !this.#devinable(cible)
    avant.forEach((ligne, l) => (this.#masques[l] = ligne))
    return protege
  }
}
