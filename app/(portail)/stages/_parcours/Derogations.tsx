import type { ReactNode } from 'react'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { jourLong } from '@/lib/core/temps/dates'
import { LIBELLE_DEROGATION } from '@/lib/referentiel/interne/amenagements'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import type { ParcoursLu } from '@/lib/referentiel/interne/queries'

type Derogation = ParcoursLu['derogations'][number]

/** The derogations of this person, with who granted them and why (R-DES-1, R-DES-6, R-DES-7). `children`: the acts on each. */
export function Derogations({ derogations, children }: { derogations: readonly Derogation[]; children?: (d: Derogation) => ReactNode }) {
  if (derogations.length === 0) return <p>Aucune dérogation n’est enregistrée.</p>
  return derogations.map((d) => (
    <Section key={d.id} id={`derogation-${d.id}`} title={LIBELLE_DEROGATION[d.objet]} level={3}>
      <DefinitionList
        items={[
          { term: 'Ce qu’elle permet', value: effet(d) },
          { term: 'Accordée', value: `Le ${jourLong(d.accordeeLe)}, par ${d.accordeePar}` },
        ]}
      />
      <TextBlock text={d.motif} />
      {children?.(d)}
    </Section>
  ))
}

function effet({ objet, stages, phase, jusquAu }: Derogation): string {
  if (objet === 'MEDECINE_GENERALE')
    return `${stages === 0 ? 'Aucun stage n’est exigé' : stages === 1 ? 'Un stage est exigé' : `${stages} stages sont exigés`} en médecine générale`
  const quoi = objet === 'THESE' || !phase ? 'La thèse se soutient' : `La ${LIBELLE_PHASE[phase]} se valide`
  return `${quoi} au plus tard le ${jusquAu ? jourLong(jusquAu) : 'jour fixé'}`
}
