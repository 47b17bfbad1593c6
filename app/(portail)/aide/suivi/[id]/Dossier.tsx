'use client'

import { Section } from '@/components/display/Section'
import type { UsageCle } from '@/generated/soutien/enums'
import { AvecDossier } from '../_dossier/AvecDossier'
import { Recusation } from '../_dossier/EnveloppeSeule'
import { Attribution } from './Attribution'
import { Echange } from './Echange'
import { EntreMedecins } from './EntreMedecins'
import { Entretien } from './Entretien'
import { Passages } from './Passages'
import { Relais } from './Relais'
import { Resume } from './Resume'
import { Suites } from './Suites'
import { Tri } from './Tri'

type DossierProps = Readonly<{
  id: string
  usage: UsageCle
  secours: boolean
  exterieur: string
  ressources: readonly Readonly<{ id: string; nom: string; contact: string }>[]
}>

/** The page of a case: the acts it offers depend on the use of the reader's key. */
export function Dossier({ ressources, exterieur, ...cas }: DossierProps) {
  return (
    <AvecDossier {...cas} exterieur={exterieur}>
      {(ouvert, agir) => {
        const { usage } = ouvert.lu
        return (
          <>
            <Resume ouvert={ouvert} agir={agir} />
            <Echange ouvert={ouvert} agir={agir} />
            {usage === 'TRI' ? <Attribution ouvert={ouvert} agir={agir} exterieur={exterieur} /> : null}
            {usage === 'TRI' ? <Tri ouvert={ouvert} agir={agir} /> : null}
            {usage === 'BINOME' ? (
              <>
                <Entretien ouvert={ouvert} agir={agir} />
                <EntreMedecins ouvert={ouvert} agir={agir} />
                <Suites ouvert={ouvert} agir={agir} ressources={ressources} />
              </>
            ) : null}
            {usage === 'TRI' ? null : <Relais ouvert={ouvert} agir={agir} />}
            {usage === 'BINOME' ? <Passages ouvert={ouvert} /> : null}
            {usage === 'SECOURS' ? null : (
              <Section title="Vous récuser">
                <p>
                  Vous découvrez que vous encadrez, évaluez, dirigez ou soignez cette personne&nbsp;: un geste suffit, sans explication.
                </p>
                <Recusation lue={ouvert.lu} exterieur={exterieur} agir={agir} />
              </Section>
            )}
          </>
        )
      }}
    </AvecDossier>
  )
}
