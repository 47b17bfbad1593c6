import { DefinitionList } from '@/components/display/DefinitionList'
import { Section } from '@/components/display/Section'
import { jourLong } from '@/lib/core/temps/dates'
import type { TerrainLu } from '@/lib/referentiel/stage/queries'
import { FAIT_FOI } from '@/lib/referentiel/stage/terrain/maitres'
import type { Indemnites } from '@/lib/referentiel/stage/terrain/queries'

/** What an interne wants to know before choosing: housing, transport, the team, allowances (R-MSU-14). */
export function VieSurPlace({ terrain, indemnites }: { terrain: TerrainLu; indemnites: Indemnites }) {
  const ambulatoire = terrain.mode === 'AMBULATOIRE'
  return (
    <Section title="Vie sur place" aside={`Fait foi : ${FAIT_FOI.fiche}`}>
      <DefinitionList
        items={[
          { term: 'Logement', value: terrain.logement ? 'Proposé' : 'Non proposé' },
          { term: 'Sans voiture', value: terrain.transport },
          { term: 'Exercice coordonné', value: terrain.exerciceCoordonne ? 'Oui' : 'Non' },
          { term: 'Infirmière ou infirmier Asalée', value: terrain.asalee ? 'Oui' : 'Non' },
          ...(ambulatoire
            ? [
                {
                  term: 'Indemnité de transport',
                  value: `${indemnites.transport} € par mois si le lieu de stage est à plus de ${indemnites.kilometres} km du CHU et du domicile`,
                },
                { term: 'Indemnité d’hébergement', value: hebergement(terrain, indemnites) },
              ]
            : []),
        ]}
      />
      {ambulatoire && indemnites.source ? (
        <p>
          Montants donnés pour information, vérifiés le {jourLong(indemnites.source.verifieLe)}. C’est le CHU qui les verse et en décide.
        </p>
      ) : null}
    </Section>
  )
}

function hebergement({ structure, logement }: TerrainLu, { logement: montant }: Indemnites): string {
  if (structure.commune.zone === 'HORS_ZONE')
    return 'Non : elle est réservée aux zones d’intervention prioritaire et d’action complémentaire'
  const condition = `${montant} € par mois, sans logement ni aide d’une collectivité`
  return logement ? `${condition} : un logement est proposé ici, vérifiez qui le fournit` : condition
}
