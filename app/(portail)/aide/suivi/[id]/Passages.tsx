'use client'

import { Section } from '@/components/display/Section'
import { Timeline } from '@/components/display/Timeline'
import type { Ouvert } from '../_dossier/AvecDossier'

/** Who opened this case, for the two doctors who follow it. */
export function Passages({ ouvert: { lu } }: { ouvert: Ouvert }) {
  return (
    <Section title="Qui a ouvert ce dossier">
      <p>Chaque lecture laisse une ligne, que personne ne peut retirer. Vous seuls, qui suivez cette personne, la voyez.</p>
      <Timeline entries={lu.passages.map(({ jour, qui, quoi }) => ({ at: jour, who: qui, what: quoi }))} />
    </Section>
  )
}
