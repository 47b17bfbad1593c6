/** Degrees, as in the table of communes. */
export type Point = Readonly<{ latitude: number; longitude: number }>

const RAYON_KM = 6371.0088
const enRadians = (degres: number): number => (degres * Math.PI) / 180

/** Kilometres of the straight line between two points of the globe, which is shorter than any road. */
export function distanceKm(a: Point, b: Point): number {
  const hauteur = Math.sin(enRadians(b.latitude - a.latitude) / 2) ** 2
  const largeur = Math.sin(enRadians(b.longitude - a.longitude) / 2) ** 2
  const corde = hauteur + Math.cos(enRadians(a.latitude)) * Math.cos(enRadians(b.latitude)) * largeur
  return 2 * RAYON_KM * Math.asin(Math.sqrt(Math.min(1, corde)))
}

/** « 12 km », whole: the position of a commune is its middle, not an address. */
export function distanceDite(km: number): string {
  return km < 1 ? 'moins de 1 km' : `${Math.round(km).toLocaleString('fr-FR')} km`
}
