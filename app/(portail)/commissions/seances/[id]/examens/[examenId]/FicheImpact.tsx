import { DefinitionList } from '@/components/display/DefinitionList'
import { Section } from '@/components/display/Section'
import { StatRow } from '@/components/display/StatRow'
import { jourLong } from '@/lib/core/temps/dates'
import type { Impact } from '@/lib/flechage/avis/queries'
import { NOM_ZONE, LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

const nombre = (n: number): string => n.toLocaleString('fr-FR')

/** What one arrowed post changes for the other internes and for the territory (R-FLE-14). */
export function FicheImpact({ impact }: { impact: Impact }) {
  const { commune, territoire, offre, poste } = impact
  return (
    <Section title="Effet de cette demande">
      <StatRow
        items={[
          {
            label: 'Internes qui auraient pu choisir ce terrain',
            value: nombre(impact.auraientPuChoisir),
            hint: 'D’après leur phase et leur maquette, la personne qui demande non comprise.',
          },
          {
            label: 'Places de ce terrain au choix commun',
            value: poste ? nombre(poste.reste) : 'Hors de l’offre',
            hint: poste
              ? `Sur ${nombre(poste.offerts)} ${poste.offerts > 1 ? 'offertes' : 'offerte'}, avant cette demande.`
              : 'Ce terrain n’est pas encore dans l’offre du semestre.',
          },
          {
            label: `Places de la même catégorie au choix commun`,
            value: nombre(offre.reste),
            hint: `${LIBELLE_STAGE[impact.categorie]}, ${impact.semestre.toLowerCase()}. Minimum pour ${nombre(offre.appeles)} internes : ${nombre(offre.minimum)}${offre.suffisante ? '' : ', déjà au-dessous'}.`,
          },
        ]}
      />
      <DefinitionList
        items={[
          { term: 'Terrain', value: `${impact.terrain}, ${impact.structure}` },
          {
            term: 'Commune',
            value: `${commune.nom}, ${nombre(commune.population)} habitants, ${NOM_ZONE[commune.zone]} (zonage du ${jourLong(commune.zoneActeLe)})`,
          },
          { term: 'Territoire', value: `${territoire.nom}, ${nombre(territoire.population)} habitants` },
          {
            term: 'Accueil des internes',
            value: `${nombre(territoire.terrains)} ${territoire.terrains > 1 ? 'terrains agréés' : 'terrain agréé'} et ${nombre(territoire.maitresDeStage)} ${territoire.maitresDeStage > 1 ? 'maîtres de stage' : 'maître de stage'} sur ce territoire${territoire.maitresDeStage > 0 ? `, un maître de stage pour ${nombre(Math.round(territoire.population / territoire.maitresDeStage))} habitants` : ''}`,
          },
        ]}
      />
    </Section>
  )
}
