import { DefinitionList } from '@/components/display/DefinitionList'
import { Section } from '@/components/display/Section'
import type { FlechagesTerrain } from '@/lib/flechage/statistiques/queries'

/** R-FLE-17: how many fléchages, never whose. */
export function Flechages({ flechages: { seuil, deposes, affectes, autres } }: { flechages: FlechagesTerrain }) {
  const dit = (nombre: number | null): string => (nombre === null ? 'Masqué' : String(nombre))
  return (
    <Section title="Fléchages">
      <DefinitionList
        items={[
          { term: 'Demandes déposées', value: dit(deposes) },
          { term: 'Affectations décidées', value: dit(affectes) },
          { term: 'Autres demandes', value: dit(autres) },
        ]}
      />
      <p>Tous semestres confondus. Un nombre inférieur à {seuil} est masqué, et avec lui ceux qui permettraient de le retrouver.</p>
    </Section>
  )
}
