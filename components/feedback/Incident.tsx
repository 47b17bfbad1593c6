'use client'

import { Button, buttonClass } from '../action/Button'
import { PublicPage } from '../shell/PublicPage'

/**
 * What a person reads when the portal itself failed: what to do next, and a reference to quote. Works without scripts when
 * `retry` is absent.
 */
export function Incident({ error, retry }: { error?: unknown; retry?: () => void }) {
  const reference = referenceOf(error)
  return (
    <PublicPage title="La page n’a pas pu s’afficher" lead="L’incident vient du portail, pas de vous.">
      <ul>
        <li>Essayez de nouveau&nbsp;: dans la plupart des cas, une deuxième tentative suffit.</li>
        <li>Si vous veniez d’envoyer un formulaire, vérifiez d’abord dans le dossier si l’envoi y figure avant de recommencer.</li>
        <li>Si l’incident se répète, écrivez au secrétariat du département en citant l’heure{reference ? ' et la référence' : ''}.</li>
      </ul>
      {reference ? (
        <p>
          Référence de l’incident&nbsp;: <strong className="tabular-nums select-all">{reference}</strong>
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-4">
        {retry ? (
          <Button type="button" variant="primary" onClick={retry}>
            Essayer de nouveau
          </Button>
        ) : (
          // Asks again for the address that failed.
          <a href="" className={buttonClass('primary')}>
            Essayer de nouveau
          </a>
        )}
        {/* A full load, not a client navigation: the running page itself may be what failed. */}
        <form action="/">
          <Button variant="quiet">Revenir à l’accueil</Button>
        </form>
      </div>
    </PublicPage>
  )
}

function referenceOf(error: unknown): string | undefined {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
}
