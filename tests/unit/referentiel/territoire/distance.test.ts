import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceDite, distanceKm } from '@/lib/referentiel/territoire/distance'

const PARIS = { latitude: 48.8566, longitude: 2.3522 }
const LYON = { latitude: 45.764, longitude: 4.8357 }
const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('the straight line between two communes', () => {
  it('is measured on the globe', () => {
    expect(distanceKm(PARIS, LYON)).toBeCloseTo(391.5, 0)
    expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 })).toBeCloseTo(111.195, 2)
    expect(distanceKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.195, 2)
  })
  it('is the same both ways, zero from a place to itself, and never longer than half the globe', () =>
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6)
        expect(distanceKm(a, a)).toBe(0)
        expect(distanceKm(a, b)).toBeLessThan(20_016)
      }),
    ))
  it.each([
    [0.4, 'moins de 1 km'],
    [12.6, '13 km'],
    [1234, `${(1234).toLocaleString('fr-FR')} km`],
  ])('%d km is written « %s »', (km, mots) => expect(distanceDite(km)).toBe(mots))
})
