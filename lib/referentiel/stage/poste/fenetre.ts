type Tas = Readonly<{ code: string; nombre: number }>

/**
 * Where a page of a list lies when the list is heaps laid one after the other: the codes of the heaps it touches, and
 * how many things of the first of them come before it. Lets the database sort a page instead of the whole list.
 */
export function fenetre(tas: readonly Tas[], debut: number, longueur: number): { codes: string[]; saut: number } {
  const codes: string[] = []
  let avant = 0
  let saut = 0
  for (const { code, nombre } of tas) {
    if (avant >= debut + longueur) break
    if (avant + nombre > debut) {
      if (codes.length === 0) saut = debut - avant
      codes.push(code)
    }
    avant += nombre
  }
  return { codes, saut }
}
