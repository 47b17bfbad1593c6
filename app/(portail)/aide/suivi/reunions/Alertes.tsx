import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'

/** Meetings that are missing, for the coordination. */
export function Alertes({ phrases, lien = false }: { phrases: readonly string[]; lien?: boolean }) {
  if (phrases.length === 0) return null
  return (
    <Notice tone="warn" title="Il manque une réunion">
      <ul>
        {phrases.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
      {lien ? (
        <p>
          <Link href="/aide/suivi/reunions">Voir les réunions</Link>
        </p>
      ) : null}
    </Notice>
  )
}
