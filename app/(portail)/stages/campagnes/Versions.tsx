import { DataTable } from '@/components/display/DataTable'
import { dateHeure } from '@/lib/core/temps/dates'

type Version = Readonly<{ numero: number; motif: string; publieeLe: Date }>

/** The published lists of a campaign, each with a link to it and to its differences from the one before. */
export function Versions({ versions, campagneId }: { versions: readonly Version[]; campagneId: string }) {
  const vers = (numero: number): string => `/stages/campagnes/${campagneId}/listes/${numero}`
  return (
    <DataTable
      caption="Listes publiées"
      captionHidden
      rows={[...versions]}
      rowKey={(v) => String(v.numero)}
      empty={null}
      columns={[
        { key: 'numero', header: 'Version', nowrap: true, cell: (v) => ({ text: `Version ${v.numero}`, href: vers(v.numero) }) },
        { key: 'date', header: 'Publiée', cell: (v) => dateHeure(v.publieeLe) },
        { key: 'motif', header: 'Ce qui est corrigé', cell: (v) => v.motif || 'Première liste' },
        {
          key: 'difference',
          header: 'Différence',
          nowrap: true,
          cell: (v) => (v.numero === 1 ? '' : { text: `avec la version ${v.numero - 1}`, href: `${vers(v.numero)}?avec=${v.numero - 1}` }),
        },
      ]}
    />
  )
}
