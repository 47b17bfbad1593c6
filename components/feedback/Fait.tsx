import type { ReactNode } from 'react'
import { unSeul } from '@/lib/core/requete/page'
import { Notice } from './Notice'

/** The text of each act, by its name: a sentence, or a notice with its title. */
export type Sentences = Readonly<Record<string, string | Readonly<{ title: string; text?: ReactNode }>>>

type FaitProps = {
  /** The search parameters of the page, where `fait` names the act that led to it. */
  search: Promise<Record<string, string | string[] | undefined>>
  sentences: Sentences
  /** Shown when no act led to the page. */
  otherwise?: ReactNode
}

/** Announces the act that was just made. An address can be invented, so an unknown name shows nothing. */
export async function Fait({ search, sentences, otherwise = null }: FaitProps) {
  const act = unSeul((await search).fait)
  const said = act !== undefined && Object.hasOwn(sentences, act) ? sentences[act] : undefined
  if (said === undefined) return otherwise
  const { title, text } = typeof said === 'string' ? { title: undefined, text: <p>{said}</p> } : said
  return (
    <Notice tone="good" title={title} live>
      {text}
    </Notice>
  )
}

/** Labels, which have no full stop, as sentences. */
export const sentencesOf = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([act, label]) => [act, `${label}.`]))

/** The sentences of a workflow's table. */
export const sentencesOfTable = ({
  transitions,
}: {
  transitions: Readonly<Record<string, Readonly<{ done: string }>>>
}): Record<string, string> => sentencesOf(Object.fromEntries(Object.entries(transitions).map(([act, { done }]) => [act, done])))
