import { Badge } from '@/components/display/Badge'
import { DataTable, type Column } from '@/components/display/DataTable'
import { DefinitionList } from '@/components/display/DefinitionList'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Section } from '@/components/display/Section'
import { jourLong } from '@/lib/core/temps/dates'
import { NOM_MOITIE } from '@/lib/referentiel/stage/couplage'
import type { TerrainLu } from '@/lib/referentiel/stage/queries'
import { LIBELLE_MODE, LIBELLE_STAGE, MENTION_ARTICLE_44 } from '@/lib/referentiel/stage/schema'
import { FAIT_FOI } from '@/lib/referentiel/stage/terrain/maitres'
import { encadrants } from '../../terrain'

/** The agrément, and whether the terrain can be offered for the next semester, with its reason (R-MSU-10). */
export function Agrement({ terrain }: { terrain: TerrainLu }) {
  const { structure, semestre, etats } = terrain
  const hopital = terrain.mode === 'HOSPITALIER'
  return (
    <Section title="Agrément" aside={`Fait foi : ${FAIT_FOI.agrement}`}>
      <DefinitionList
        items={[
          { term: 'Agrément', value: `Du ${jourLong(terrain.agrementDebut)} au ${jourLong(terrain.agrementFin)}` },
          ...(terrain.suspenduLe ? [{ term: 'Suspension', value: `Depuis le ${jourLong(terrain.suspenduLe)}` }] : []),
          { term: 'Places agréées', value: String(terrain.capaciteAgreee) },
          { term: 'Exercice', value: LIBELLE_MODE[terrain.mode] },
          { term: hopital ? 'Responsable pédagogique' : 'Maîtres de stage', value: encadrants(terrain) },
          ...(hopital ? [{ term: 'Direction', value: structure.directeurNom }] : []),
        ]}
      />
      <DataTable
        caption={`Types de stage, ${semestre.libelle.toLowerCase()}`}
        rows={[...etats]}
        rowKey={(e) => e.categorie}
        empty={<EmptyState title="Aucun type de stage">Ce terrain n’est agréé pour aucun stage.</EmptyState>}
        columns={[
          { key: 'type', header: 'Type de stage', cell: (e) => LIBELLE_STAGE[e.categorie] },
          {
            key: 'etat',
            header: 'Accueil',
            cell: (e) => (e.empechement ? <Badge tone="warn">Indisponible</Badge> : <Badge tone="good">Accueille</Badge>),
          },
          { key: 'raison', header: 'Raison', cell: (e) => e.empechement ?? 'Toutes les conditions sont remplies.' },
        ]}
      />
    </Section>
  )
}

/** Which half of a coupled stage is done here, and where the other one is (R-DES-2). */
const COUPLAGE: Column<TerrainLu['offres'][number]> = {
  key: 'couplage',
  header: 'Stage couplé',
  cell: ({ categorie, ailleurs, ici }) =>
    ailleurs && ici
      ? {
          text: `Ici les 3 ${ici === ailleurs.premiereMoitie ? 'premiers' : 'derniers'} mois (${NOM_MOITIE[ici]}), les autres : ${ailleurs.intitule}, ${ailleurs.structure}`,
          href: `/stages/${ailleurs.terrainId}`,
        }
      : categorie === 'SFE'
        ? 'Ici les 6 mois'
        : '',
}

/** Past offers, semester by semester; article 44 says that a post is taken, and nothing else (R-FLE-9). */
export function PlacesOffertes({ offres }: Pick<TerrainLu, 'offres'>) {
  return (
    <Section title="Places offertes" aside={`Fait foi : ${FAIT_FOI.places}`}>
      <DataTable
        caption="Places offertes, semestre par semestre"
        captionHidden
        rows={[...offres]}
        rowKey={(o) => o.id}
        empty={<EmptyState title="Aucune offre">Ce terrain n’a été proposé à aucun semestre connu du portail.</EmptyState>}
        columns={[
          { key: 'semestre', header: 'Semestre', cell: (o) => o.semestre },
          { key: 'type', header: 'Type de stage', cell: (o) => LIBELLE_STAGE[o.categorie] },
          ...(offres.some((o) => o.ailleurs) ? [COUPLAGE] : []),
          { key: 'offerts', header: 'Places offertes', align: 'end', cell: (o) => String(o.offerts) },
          { key: 'reste', header: 'Au choix commun', align: 'end', cell: (o) => String(o.reste) },
          { key: 'mention', header: 'Mention', cell: (o) => (o.article44 ? MENTION_ARTICLE_44 : '') },
        ]}
      />
    </Section>
  )
}
