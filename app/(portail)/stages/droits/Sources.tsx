import { jourLong } from '@/lib/core/temps/dates'
import type { Source } from '@/lib/referentiel/interne/droits/queries'

/** The source of a rule, and when it was last checked. */
export function Sources({ regles, sources }: { regles: readonly string[]; sources: readonly Source[] }) {
  return (
    <p>
      <small>
        {sources.map(({ titre, url, verifieLe }) => (
          <span key={titre}>
            Source&nbsp;: {url ? <a href={url}>{titre}</a> : titre}, relue le {jourLong(verifieLe)}.{' '}
          </span>
        ))}
        Règle {regles.join(', ')}.
      </small>
    </p>
  )
}
