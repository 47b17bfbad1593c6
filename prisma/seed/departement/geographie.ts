import { creerAlea } from './alea'

/** Longitude and latitude; the department lies in the middle of the ocean, so that it cannot be taken for a real one. */
export type Point = readonly [number, number]

const OUEST = -28
const SUD = 45

/** The drawn outline, in hundredths of a degree from the south-west corner: a coast in the west, hills in the east. */
const CONTOUR: readonly Point[] = [
  [18, 8],
  [34, 3],
  [55, 6],
  [74, 2],
  [96, 9],
  [112, 22],
  [121, 41],
  [116, 60],
  [122, 78],
  [108, 95],
  [88, 104],
  [69, 98],
  [52, 106],
  [36, 99],
  [22, 103],
  [9, 90],
  [13, 74],
  [5, 58],
  [10, 40],
  [6, 24],
]

/** Cells of a tessellation relaxed from chosen seeds; the borders they share are roughened in the same way on both sides. */
export function tesselation(nombre: number): { centre: Point; anneau: Point[] }[] {
  const alea = creerAlea(1729)
  let sites: Point[] = []
  while (sites.length < nombre) {
    const p: Point = [alea.entier(5, 122), alea.entier(2, 106)]
    if (dedans(p, CONTOUR) && sites.every((s) => distance2(s, p) > 25)) sites.push(p)
  }
  for (let i = 0; i < 4; i++) sites = sites.map((s) => centroide(cellule(s, sites)))
  return sites.map((site) => ({ centre: enDegres(site), anneau: fermer(rugueux(cellule(site, sites)).map(enDegres)) }))
}

const enDegres = ([x, y]: Point): Point => [arrondi(OUEST + x / 100), arrondi(SUD + y / 145)]
const arrondi = (n: number): number => Math.round(n * 10_000) / 10_000
const fermer = (anneau: Point[]): Point[] => (anneau[0] ? [...anneau, anneau[0]] : anneau)
const distance2 = (a: Point, b: Point): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2

/** The part of the outline that is nearer to `site` than to any other: each other site cuts off a half-plane. */
function cellule(site: Point, sites: readonly Point[]): Point[] {
  return sites.filter((s) => s !== site).reduce<Point[]>((reste, autre) => couper(reste, site, autre), [...CONTOUR])
}

function couper(polygone: readonly Point[], site: Point, autre: Point): Point[] {
  const cote = (p: Point): number => distance2(p, autre) - distance2(p, site)
  return polygone.flatMap((p, i): Point[] => {
    const q = polygone[(i + 1) % polygone.length] as Point
    const [a, b] = [cote(p), cote(q)]
    const garde: Point[] = a >= 0 ? [p] : []
    return a >= 0 === b >= 0 ? garde : [...garde, [p[0] + ((q[0] - p[0]) * a) / (a - b), p[1] + ((q[1] - p[1]) * a) / (a - b)]]
  })
}

function centroide(polygone: readonly Point[]): Point {
  let [aire, x, y] = [0, 0, 0]
  polygone.forEach((p, i) => {
    const q = polygone[(i + 1) % polygone.length] as Point
    const croix = p[0] * q[1] - q[0] * p[1]
    aire += croix
    x += (p[0] + q[0]) * croix
    y += (p[1] + q[1]) * croix
  })
  return [x / (3 * aire), y / (3 * aire)]
}

function dedans([x, y]: Point, polygone: readonly Point[]): boolean {
  return polygone.reduce((impair, a, i) => {
    const b = polygone[(i + 1) % polygone.length] as Point
    return a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0] ? !impair : impair
  }, false)
}

const rugueux = (polygone: readonly Point[]): Point[] =>
  polygone.flatMap((p, i) => [p, ...briser(p, polygone[(i + 1) % polygone.length] as Point, 2)])

/** Points between two ends, moved sideways by an amount computed from the ends alone, so that both neighbours draw the same border. */
function briser(a: Point, b: Point, profondeur: number): Point[] {
  const longueur = Math.sqrt(distance2(a, b))
  if (profondeur === 0 || longueur < 3) return []
  const [u, v] = comparer(a, b) < 0 ? [a, b] : [b, a]
  const ecart = (creerAlea(graine(u) * 31 + graine(v)).nombre() - 0.5) * 0.28
  const milieu: Point = [(u[0] + v[0]) / 2 - (v[1] - u[1]) * ecart, (u[1] + v[1]) / 2 + (v[0] - u[0]) * ecart]
  return [...briser(a, milieu, profondeur - 1), milieu, ...briser(milieu, b, profondeur - 1)]
}

const clef = (n: number): number => Math.round(n * 1000)
const graine = ([x, y]: Point): number => (clef(x) * 73_856_093) ^ (clef(y) * 19_349_663)
const comparer = (a: Point, b: Point): number => clef(a[0]) - clef(b[0]) || clef(a[1]) - clef(b[1])
