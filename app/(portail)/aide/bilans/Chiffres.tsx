import { DataTable } from '@/components/display/DataTable'
import { Section } from '@/components/display/Section'
import { TABLES, type Bilan, type Table } from '@/lib/soutien/bilan/schema'

const NOMS = Object.keys(TABLES) as Table[]

/** A year's figures, as the cell releases them. */
export function Chiffres({ annee, bilan, seuil }: { annee: number; bilan: Bilan; seuil: number }) {
  const dire = (n: number | null): string => (n === null ? 'masqué' : String(n))
  return (
    <>
      {bilan.total === null ? (
        <p>Moins de {seuil} demandes reçues et suivies&nbsp;: tout le détail est masqué, pour que personne ne puisse être reconnu·e.</p>
      ) : (
        <p>
          {bilan.total} demandes reçues et suivies. Une case de moins de {seuil} personnes est masquée, avec celles qui permettraient de la
          retrouver.
        </p>
      )}
      {(bilan.total === null ? [] : NOMS).map((nom) => (
        <Section key={nom} title={TABLES[nom].titre} id={`${nom}-${annee}`} level={3}>
          <DataTable
            caption={`${TABLES[nom].titre}, ${annee}`}
            captionHidden
            rows={Object.entries(TABLES[nom].mots).map(([code, mot]) => ({ code, mot, n: dire(bilan.tables[nom][code] ?? null) }))}
            rowKey={(r) => r.code}
            empty={null}
            columns={[
              { key: 'mot', header: 'Réponse', cell: (r) => r.mot },
              { key: 'n', header: 'Demandes', cell: (r) => r.n, align: 'end' },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
