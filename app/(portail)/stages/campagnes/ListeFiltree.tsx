import type { ComponentProps } from 'react'
import { adresse } from '@/app/adresse'
import { DataTable } from '@/components/display/DataTable'
import { SelectionBar } from '@/components/action/SelectionBar'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField, type Option } from '@/components/form/Field'
import { Pagination } from '@/components/display/Pagination'
import { Section } from '@/components/display/Section'
import { StatRow } from '@/components/display/StatRow'

type Props<Row> = Pick<ComponentProps<typeof DataTable<Row>>, 'rows' | 'rowKey' | 'empty' | 'columns' | 'picks'> & {
  titre: string
  id: string
  chemin: string
  /** The filters of the address, each as a field; `tous` is the label of the empty choice. */
  filtres: Readonly<Record<string, string | number | undefined>>
  champs: readonly Readonly<{ name: string; label: string; tous: string; options: Option[] }>[]
  chiffres?: ComponentProps<typeof StatRow>['items']
  page: number
  pages: number
  /** The acts in number on the ticked lines, and the page that shows what they will do. */
  ensemble?: Pick<ComponentProps<typeof SelectionBar>, 'action' | 'acts'>
}

/** One page of a list of a campaign, with the filters of its address. */
export function ListeFiltree<Row>({ titre, id, chemin, filtres, champs, chiffres, page, pages, ensemble, ...table }: Props<Row>) {
  return (
    <Section title={titre} id={id}>
      <FilterBar action={chemin} label={`Filtrer : ${titre.toLowerCase()}`} active={champs.some(({ name }) => filtres[name])}>
        {champs.map(({ name, label, tous, options }) => (
          <SelectField
            key={name}
            name={name}
            label={label}
            emptyLabel={tous}
            defaultValue={String(filtres[name] ?? '')}
            options={options}
          />
        ))}
      </FilterBar>
      {chiffres ? <StatRow items={chiffres} /> : null}
      {ensemble && table.picks ? (
        <SelectionBar id={table.picks.form} {...ensemble}>
          <DataTable caption={titre} captionHidden {...table} />
        </SelectionBar>
      ) : (
        <DataTable caption={titre} captionHidden {...table} />
      )}
      <Pagination page={page} pageCount={pages} hrefFor={(n) => adresse(chemin, { ...filtres, page: n > 1 ? n : undefined })} />
    </Section>
  )
}
