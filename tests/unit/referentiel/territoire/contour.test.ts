import { describe, expect, it } from 'vitest'
import { fusionner, type Anneau } from '@/lib/referentiel/territoire/contour'

const carre = (x: number, y: number): Anneau => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
]
/** Twice the area of a ring, whatever its direction. */
const surface = (anneau: Anneau): number =>
  Math.abs(
    anneau.reduce((somme, [x, y], i) => {
      const [u, v] = anneau[(i + 1) % anneau.length] as readonly [number, number]
      return somme + x * v - u * y
    }, 0),
  )
const points = (anneaux: readonly Anneau[]) => new Set(anneaux.flat().map(([x, y]) => `${x} ${y}`))

describe('the common outline of neighbours', () => {
  it('leaves out their shared border, whether the rings are closed or not', () => {
    const ferme = [...carre(1, 0), [1, 0] as const]
    const [ensemble, ...autres] = fusionner([carre(0, 0), ferme])
    expect(autres).toEqual([])
    expect(surface(ensemble ?? [])).toBe(4)
    expect(ensemble?.at(-1)).toEqual(ensemble?.[0])
  })

  it('keeps a hole, and two places that do not touch', () => {
    const couronne = [0, 1, 2].flatMap((x) => [0, 1, 2].filter((y) => x !== 1 || y !== 1).map((y) => carre(x, y)))
    expect(
      fusionner(couronne)
        .map(surface)
        .sort((a, b) => a - b),
    ).toEqual([2, 18])
    expect(fusionner([carre(0, 0), carre(5, 5)]).map(surface)).toEqual([2, 2])
  })

  it('keeps all the points of two places that touch at a corner', () => {
    const deux = [carre(0, 0), carre(1, 1)]
    expect(points(fusionner(deux))).toEqual(points(deux))
    expect(fusionner([])).toEqual([])
  })
})
