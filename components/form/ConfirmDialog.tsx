'use client'

import { useId, type RefObject } from 'react'
import { Button, type ButtonVariant } from '../action/Button'
import styles from './Form.module.css'

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
    <dialog ref={dialog} tabIndex={-1} className={styles.dialog} aria-labelledby={questionId}>
      <p id={questionId}>{question}</p>
      <div className={styles.choices}>
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
