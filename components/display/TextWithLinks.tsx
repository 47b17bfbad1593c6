import type { ReactNode } from 'react'

const address = /https?:\/\/[^\s<>«»]+[^\s<>«».,;:!?)]/g

/** Plain text with its line breaks, in which web addresses become links. Those of the portal (`origin`) open in the same tab. */
export function TextWithLinks({ text, origin }: { text: string; origin: string }) {
  return <p className="max-w-measure wrap-anywhere whitespace-pre-line">{pieces(text, origin)}</p>
}

function pieces(text: string, origin: string): ReactNode[] {
  const shown: ReactNode[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    shown.push(text.slice(from, match.index))
    const own = match[0] === origin || match[0].startsWith(`${origin}/`)
    const href = own ? match[0].slice(origin.length) || '/' : match[0]
    shown.push(
      <a key={match.index} href={href} rel={own ? undefined : 'noreferrer'}>
        {match[0]}
      </a>,
    )
    from = match.index + match[0].length
  }
  return [...shown, text.slice(from)]
}
