/** Longitude and latitude, in degrees. */
export type Position = readonly [number, number]
export type Anneau = readonly Position[]

/**
 * The outline of neighbouring areas taken together, as closed rings without the borders they share. A shared border is
 * recognised when both draw it through the same points; otherwise it stays.
 */
export function fusionner(contours: readonly Anneau[]): Anneau[] {
  const points: Position[] = []
  const rangs = new Map<string, number>()
  const rangDe = (point: Position): number => {
    const cle = `${point[0]} ${point[1]}`
    const rang = rangs.get(cle) ?? points.push(point) - 1
    rangs.set(cle, rang)
    return rang
  }
  const anneaux = contours.map((contour) => contour.map(rangDe))
  const bords = new Map<number, readonly [number, number]>()
  for (const anneau of anneaux)
    anneau.forEach((de, i) => {
      const vers = anneau[(i + 1) % anneau.length] ?? de
      const bord = Math.min(de, vers) * points.length + Math.max(de, vers)
      if (de !== vers && !bords.delete(bord)) bords.set(bord, [de, vers])
    })
  return suivre([...bords.values()]).map((anneau) => anneau.map((rang) => points[rang] as Position))
}

/** Each ring gives a point two borders, so every point has an even number: a walk that can go no further is back at its start. */
function suivre(bords: readonly (readonly [number, number])[]): number[][] {
  const autour = new Map<number, number[]>()
  bords.forEach((bouts, bord) => {
    for (const bout of bouts) autour.set(bout, [...(autour.get(bout) ?? []), bord])
  })
  const suivis = new Set<number>()
  return bords.flatMap(([depart], premier) => {
    if (suivis.has(premier)) return []
    const anneau = [depart]
    for (let point = depart; ;) {
      const bord = autour.get(point)?.find((b) => !suivis.has(b))
      const bouts = bord === undefined ? undefined : bords[bord]
      if (bord === undefined || !bouts) return [anneau]
      suivis.add(bord)
      point = bouts[0] === point ? bouts[1] : bouts[0]
      anneau.push(point)
    }
  })
}
