'use client'

import { useId, type RefObject } from 'react'
import { Button, type ButtonVariant } from '../action/Button'

type ConfirmDialogProps = {
  dialog: RefObject<HTMLDialogElement | null>
  question: string
  confirmLabel: string
  variant: ButtonVariant
  onConfirm: () => void
}

/** Asks once more before an act that cannot be undone. Opens only where JavaScript runs. */
export function ConfirmDialog({ dialog, question, confirmLabel, variant, onConfirm }: ConfirmDialogProps) {
  const questionId = useId()
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-[0.5rem] border border-line-strong bg-paper p-6 text-ink backdrop:bg-[rgb(37_33_28/55%)]"
      aria-labelledby={questionId}
    >
      <p id={questionId}>{question}</p>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          type="button"
          variant={variant}
          onClick={() => {
            dialog.current?.close()
            onConfirm()
          }}
        >
          {confirmLabel}
        </Button>
        <Button type="button" onClick={() => dialog.current?.close()}>
          {confirmLabel.startsWith('Annuler') ? 'Ne pas annuler' : 'Annuler'}
        </Button>
      </div>
    </dialog>
  )
}
