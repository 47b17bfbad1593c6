import { AreaMap } from '@/components/AreaMap'
import { DataTable } from '@/components/DataTable'
import { EmptyState } from '@/components/EmptyState'
import type { CommuneOffre } from '@/lib/referentiel/stage/poste/queries'
import { LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'
import { distanceDite } from '@/lib/referentiel/territoire/distance'
import type { ContourCommune } from '@/lib/referentiel/territoire/queries'
import { LEGENDE, TONS } from '../zones'

type Props = {
  contours: readonly ContourCommune[]
  communes: readonly CommuneOffre[]
  courante?: string
  hrefDe: (commune: string) => string
}

/** The offer commune by commune: drawn, and told in a table for those who do not see the drawing. */
export function CarteOffre({ contours, communes, courante, hrefDe }: Props) {
  const parCode = new Map(communes.map((c) => [c.code, c]))
  const mesurees = communes.some((c) => c.distance !== null)
  return (
    <>
      <AreaMap
        label="Communes où des postes sont offerts"
        countLabel="Le nombre est celui des places au choix dans la commune."
        legend={LEGENDE}
        areas={contours.map((c) => ({
          id: c.code,
          label: phrase(c, parCode.get(c.code)),
          outline: c.contour,
          tone: TONS[c.zone],
          count: parCode.get(c.code)?.reste ?? 0,
          href: parCode.has(c.code) ? hrefDe(c.code) : undefined,
          current: c.code === courante,
        }))}
      />
      <DataTable
        caption="Postes offerts, commune par commune"
        rows={[...communes]}
        rowKey={(c) => c.code}
        empty={<EmptyState title="Aucun poste ne correspond">Essayez avec moins de mots, ou sans choisir de zone.</EmptyState>}
        columns={[
          { key: 'commune', header: 'Commune', cell: (c) => ({ text: c.nom, href: hrefDe(c.code) }) },
          ...(mesurees
            ? [
                {
                  key: 'distance',
                  header: 'Distance à vol d’oiseau',
                  align: 'end' as const,
                  cell: (c: CommuneOffre) => (c.distance === null ? '' : distanceDite(c.distance)),
                },
              ]
            : []),
          { key: 'zone', header: 'Zone', cell: (c) => LIBELLE_ZONE[c.zone] },
          { key: 'postes', header: 'Postes', align: 'end', cell: (c) => String(c.postes) },
          { key: 'reste', header: 'Places au choix', align: 'end', cell: (c) => String(c.reste) },
        ]}
      />
    </>
  )
}

function phrase({ nom, zone }: ContourCommune, offre?: CommuneOffre): string {
  const places =
    !offre || offre.reste === 0 ? 'aucune place au choix' : offre.reste === 1 ? '1 place au choix' : `${offre.reste} places au choix`
  return `${nom}, ${places}, ${LIBELLE_ZONE[zone].toLowerCase()}`
}
