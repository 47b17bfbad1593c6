'use client'

import type { ReactNode } from 'react'
import { Button } from '../action/Button'
import { Notice } from '../feedback/Notice'
import type { Autosave } from './use-autosave'

/** Above the fields: a save that failed, or a copy found after a reload. It stays until the person deals with it. */
export function AutosaveAlerts({ autosave }: { autosave: Autosave }) {
  const { status, found } = autosave
  return (
    <>
      {found === undefined ? null : (
        <Notice tone="warn" title={`Un texte non enregistré a été retrouvé (${found})`}>
          <p>Il était à l’écran quand la page s’est fermée. Voulez-vous le remettre dans le formulaire ?</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button type="button" onClick={autosave.restore}>
              Remettre ce texte
            </Button>
            <Button type="button" variant="quiet" onClick={autosave.forget}>
              L’oublier
            </Button>
          </div>
        </Notice>
      )}
      {status.kind === 'failed' ? (
        <div data-shout className="sticky top-0 z-1 bg-sand py-2">
          <Notice tone="bad" title={`L’enregistrement automatique a échoué : ${status.message}`} live>
            <p>
              Votre texte est toujours à l’écran ; copiez-le avant de quitter cette page. Un nouvel essai aura lieu dans quelques instants.
            </p>
            <Button type="button" onClick={autosave.retry}>
              Réessayer maintenant
            </Button>
          </Notice>
        </div>
      ) : null}
    </>
  )
}

/** Beside the buttons: the state of the last save. */
export function AutosaveStatus({ autosave }: { autosave: Autosave }) {
  return (
    <p role="status" className="text-small text-ink-soft">
      {words(autosave)}
    </p>
  )
}

function words({ status }: Autosave): ReactNode {
  switch (status.kind) {
    case 'idle':
      return 'Ce que vous écrivez est enregistré au fur et à mesure.'
    case 'saving':
      // updated at each keystroke, announced only once saved or failed
      return <span aria-hidden="true">Enregistrement…</span>
    case 'saved':
      return `Enregistré à ${status.at}`
    case 'failed':
      return 'Non enregistré'
  }
}
