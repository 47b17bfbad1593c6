import { randomUUID } from 'node:crypto'
import type { Zone } from '@/generated/prisma/enums'
import { jour } from '@/lib/core/temps/horloge'
import type { Lot } from '../lot'
import type { Alea } from './alea'
import { tesselation, type Point } from './geographie'

export type Commune = Readonly<{ code: string; nom: string; zone: Zone; territoire: string; centre: Point }>

type Territoire = Readonly<{ nom: string; vers: Point; communes: number; population: number; zones: readonly Zone[] }>

/** In the order in which they take the communes nearest to their centre; `vers` in degrees. */
const TERRITOIRES: readonly Territoire[] = [
  {
    nom: 'Hautebrune et sa couronne',
    vers: [-27.32, 45.38],
    communes: 8,
    population: 148_000,
    zones: ['HORS_ZONE', 'HORS_ZONE', 'HORS_ZONE', 'ZAC'],
  },
  {
    nom: 'CPTS Boucles de l’Aune',
    vers: [-27.62, 45.24],
    communes: 9,
    population: 82_000,
    zones: ['ZIP', 'ZAC', 'ZIP', 'ZAC', 'HORS_ZONE'],
  },
  { nom: 'CPTS Littoral Nord', vers: [-27.82, 45.62], communes: 12, population: 61_000, zones: ['ZAC', 'HORS_ZONE', 'ZAC', 'ZIP'] },
  { nom: 'CPTS Plaine-Est', vers: [-26.95, 45.3], communes: 12, population: 74_000, zones: ['ZAC', 'ZIP', 'ZAC', 'HORS_ZONE'] },
  { nom: 'Pays du Plateau', vers: [-27.1, 45.62], communes: 11, population: 29_000, zones: ['ZIP', 'ZAC', 'ZIP'] },
  { nom: 'Vallées du Sud', vers: [-27.3, 45.1], communes: 8, population: 33_000, zones: ['ZIP', 'ZIP', 'ZAC'] },
]

/** The first names of each list are the places that the department's records mention. */
const NOMS: Readonly<Record<string, readonly string[]>> = {
  'Hautebrune et sa couronne': [
    'Hautebrune',
    'Montreuil-sur-Orge',
    'La Marelle',
    'Beaulieu-les-Champs',
    'Saint-Fiacre',
    'Pont-d’Orge',
    'Le Clos-Vert',
    'Varenne',
  ],
  'CPTS Boucles de l’Aune': [
    'Saint-Aubin-le-Val',
    'Val-Clair',
    'Aune-la-Grande',
    'Moulins-sur-Aune',
    'Les Boucles',
    'Rochefeuille',
    'Saint-Sever-l’Aune',
    'Noirétang',
    'Chantemerle',
  ],
  'CPTS Littoral Nord': [
    'Grandlieu',
    'Port-Sainte-Anne',
    'Les Salines',
    'Kervalin',
    'La Pointe-Blanche',
    'Saint-Goulven',
    'Sablonville',
    'Anse-aux-Moines',
    'Le Phare',
    'Bréhault',
    'Trois-Dunes',
    'Courlis',
  ],
  'CPTS Plaine-Est': [
    'Orgeval-la-Plaine',
    'Froidmont',
    'Grandchamp-Est',
    'Saint-Rémy-des-Blés',
    'Les Essarts-Hauts',
    'Brizay',
    'Marchelong',
    'Villefleury',
    'Sept-Moulins',
    'Luzerne',
    'La Ferté-Blonde',
    'Cormeray',
  ],
  'Pays du Plateau': [
    'Villeneuve-du-Plateau',
    'Haute-Lande',
    'Peyrebelle',
    'Saint-Jean-des-Vents',
    'La Croix-Haute',
    'Montsec',
    'Aubrac-le-Petit',
    'Genestelle',
    'Les Bories',
    'Roquenoire',
    'Fontgrande',
  ],
  'Vallées du Sud': [
    'Trois-Rivières',
    'Valsonne',
    'Saint-Martin-d’Entraigues',
    'Combelongue',
    'Les Gorges',
    'Bellecombe',
    'Riouclar',
    'Vernède',
  ],
}

/** Zones that the stories of the department need (R-MSU-15). */
const ZONES_DITES: Readonly<Record<string, Zone>> = {
  'Saint-Aubin-le-Val': 'ZIP',
  'Villeneuve-du-Plateau': 'ZAC',
  'La Marelle': 'HORS_ZONE',
  Hautebrune: 'HORS_ZONE',
  'Val-Clair': 'ZAC',
  Grandlieu: 'ZAC',
}

const distance = (a: Point, b: Point): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2

/** Sixty communes in six territories, with their borders. */
export function composerCommunes(alea: Alea, aujourdhui: Date): { communes: Commune[]; lot: Lot } {
  const libres = new Set(tesselation(TERRITOIRES.reduce((n, t) => n + t.communes, 0)))
  const lot: Required<Pick<Lot, 'territoire' | 'commune'>> = { territoire: [], commune: [] }
  const communes: Commune[] = []
  const zoneActeLe = jour(`${aujourdhui.getUTCFullYear() - 1}-03-15`)
  for (const territoire of TERRITOIRES) {
    const territoireId = randomUUID()
    lot.territoire.push({ id: territoireId, nom: territoire.nom, population: territoire.population })
    const proches = [...libres]
      .sort((a, b) => distance(a.centre, territoire.vers) - distance(b.centre, territoire.vers))
      .slice(0, territoire.communes)
    const parts = repartir(territoire.population, proches.length, territoire === TERRITOIRES[0] ? 7 : 2, alea)
    proches.forEach((cellule, i) => {
      libres.delete(cellule)
      const nom = NOMS[territoire.nom]?.[i] ?? `${territoire.nom} ${i}`
      const zone = ZONES_DITES[nom] ?? territoire.zones[i % territoire.zones.length] ?? 'HORS_ZONE'
      const code = `99${String(communes.length + 1).padStart(3, '0')}`
      communes.push({ code, nom, zone, territoire: territoire.nom, centre: cellule.centre })
      lot.commune.push({
        code,
        nom,
        population: parts[i] ?? 0,
        zone,
        zoneActeLe,
        longitude: cellule.centre[0],
        latitude: cellule.centre[1],
        contour: cellule.anneau.map(([x, y]) => [x, y]),
        territoireId,
      })
    })
  }
  return { communes, lot }
}

/** Shares of a population, the first place the largest; they add up to the whole. */
function repartir(total: number, parts: number, premier: number, alea: Alea): number[] {
  const poids = Array.from({ length: parts }, (_, i) => (i === 0 ? premier : 1) + alea.nombre())
  const somme = poids.reduce((a, b) => a + b, 0)
  const entiers = poids.map((p) => Math.floor((total * p) / somme))
  const reste = total - entiers.reduce((a, b) => a + b, 0)
  return entiers.map((n, i) => (i === 0 ? n + reste : n))
}
