import type { ReactNode } from 'react'
import { Section } from '@/components/display/Section'

/** One component, under its own name, in each of its states. */
export function Exemple({ nom, etats }: { nom: string; etats: Readonly<Record<string, ReactNode>> }) {
  return (
    <Section title={nom} id={`composant-${nom}`} level={3}>
      {Object.entries(etats).map(([etat, montre], rang) => (
        <Section key={etat} title={etat} id={`composant-${nom}-${rang}`} level={4}>
          {montre}
        </Section>
      ))}
    </Section>
  )
}

export const PAGE = '/composants'

/** A text that fills a line, and a word that cannot be broken. */
export const LONG =
  'Service de médecine polyvalente, gériatrie et soins de suite du centre hospitalier intercommunal des deux vallées et de leurs affluents'
export const MOT_LONG = 'Otorhinolaryngologico-stomatologico-maxillofacialement'
