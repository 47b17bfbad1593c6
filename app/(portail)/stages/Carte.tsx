import { AreaMap, type Area } from '@/components/display/AreaMap'
import { LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'
import { fusionner } from '@/lib/referentiel/territoire/contour'
import type { ContourCommune } from '@/lib/referentiel/territoire/queries'
import { LEGENDE, TONS } from './zones'

/** How many communes are drawn one by one: more would be too small for a finger, and too long to load on a phone. */
const COMMUNES_DESSINEES = 80

export const parTerritoire = (communes: readonly ContourCommune[]): boolean => communes.length > COMMUNES_DESSINEES

type Props = {
  label: string
  /** The unit of the count: « places au choix ». */
  compte: string
  /** The number in words: « 3 places au choix ». */
  dire: (nombre: number) => string
  communes: readonly ContourCommune[]
  /** The territories that can be opened. */
  territoires: readonly Readonly<{ id: string; nom: string }>[]
  /** The count of each commune, by its code. */
  nombres: ReadonlyMap<string, number>
  courante?: string
  hrefCommune: (code: string) => string
  hrefTerritoire: (id: string) => string
}

/** Counts on a map, commune by commune; in a large region territory by territory, each of which opens its communes. */
export function Carte({ label, compte, communes, ...autres }: Props) {
  const large = parTerritoire(communes)
  return (
    <AreaMap
      label={label}
      countLabel={`Le nombre est celui des ${compte} ${large ? 'du territoire : choisissez-le pour voir ses communes.' : 'de la commune.'}`}
      legend={large ? [] : LEGENDE}
      areas={large ? territoiresDe({ communes, ...autres }) : communesDe({ communes, ...autres })}
    />
  )
}

type Comptes = Omit<Props, 'label' | 'compte'>

const communesDe = ({ communes, nombres, courante, dire, hrefCommune }: Comptes): Area[] =>
  communes.map(({ code, nom, zone, contour }) => ({
    id: code,
    label: `${nom}, ${dire(nombres.get(code) ?? 0)}, ${LIBELLE_ZONE[zone].toLowerCase()}`,
    outlines: [contour],
    tone: TONS[zone],
    count: nombres.get(code) ?? 0,
    href: nombres.has(code) ? hrefCommune(code) : undefined,
    current: code === courante,
  }))

const territoiresDe = ({ communes, territoires, nombres, dire, hrefTerritoire }: Comptes): Area[] =>
  [...Map.groupBy(communes, (c) => c.territoireId)].map(([id, siennes]) => {
    const nom = territoires.find((t) => t.id === id)?.nom
    const count = siennes.reduce((somme, { code }) => somme + (nombres.get(code) ?? 0), 0)
    return {
      id,
      label: `${nom ?? ''}, ${dire(count)}`,
      outlines: fusionner(siennes.map((c) => c.contour)),
      tone: 'light' as const,
      count,
      href: nom && hrefTerritoire(id),
    }
  })
