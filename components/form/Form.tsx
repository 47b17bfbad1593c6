'use client'

import { useActionState, useEffect, useEffectEvent, useId, useMemo, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { flushSync } from 'react-dom'
import { initialFormState, type FormAction, type LigneFaite } from '@/lib/core/requete/form-state'
import { Button, type ButtonVariant } from '../action/Button'
import { classes } from '../classes'
import { Notice } from '../feedback/Notice'
import { AutosaveAlerts, AutosaveStatus } from './AutosaveStatus'
import { ConfirmDialog } from './ConfirmDialog'
import { ErrorSummary } from './ErrorSummary'
import { FieldScopeContext, type FieldScope } from './field-scope'
import { useAutosave } from './use-autosave'
import { useGuardedAction } from './use-guarded-action'
import { useHiddenFields } from './use-hidden-fields'

type FormProps = {
  action: FormAction
  children?: ReactNode
  submitLabel: string
  submitVariant?: ButtonVariant
  title?: string
  titleLevel?: 2 | 3 | 4
  /** Folds the form behind these words, until it has an answer to show. */
  fold?: string | undefined
  /** Posted with the fields, as the server wrote them. */
  hidden?: Record<string, string>
  /** Beside the submit button: a link back, or another submit button with its own name and value. */
  secondary?: ReactNode
  /** Question asked before the main button acts. Without JavaScript the form is sent without it. */
  confirm?: string
  /** Posts the form by itself with `_autosave=1` while it is filled in. The action must then not redirect. */
  autosave?: boolean
  /** Needed when one page holds two forms with the same field names. */
  idPrefix?: string
  /** The buttons stay in sight at the bottom of a wide window: for a page that is worked through. */
  bar?: boolean
  /** Nothing can be sent now: no button, and the answer to what was sent stays. */
  nothingToSend?: boolean
  /** False where every field is optional, so that none says « facultatif ». */
  optionalMarks?: boolean
}

/** A form that posts to a server action, with or without JavaScript, and never loses what was typed. */
export function Form({
  action,
  children,
  submitLabel,
  submitVariant = 'primary',
  title,
  titleLevel = 3,
  fold,
  hidden: fromPage = {},
  secondary,
  confirm,
  autosave: autosaves = false,
  idPrefix = '',
  bar = false,
  nothingToSend = false,
  optionalMarks = true,
}: FormProps) {
  const [state, dispatch, pending] = useActionState(useGuardedAction(action), initialFormState)
  const [seen, setSeen] = useState({ state, version: 0 })
  if (seen.state !== state) setSeen({ state, version: state.status === 'ok' ? seen.version + 1 : seen.version })
  const [waiting, setWaiting] = useState(false)
  const sending = pending || waiting

  const form = useRef<HTMLFormElement>(null)
  const main = useRef<HTMLButtonElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const confirmed = useRef(false)
  const titleId = useId()
  const { hidden, renew } = useHiddenFields(fromPage, state)
  const autosave = useAutosave({ form, action, name: idPrefix, enabled: autosaves, renew })

  const resume = useEffectEvent(() => autosave.resume(state.status === 'error'))
  useEffect(() => {
    if (!pending) resume()
  }, [pending])

  const scope = useMemo<FieldScope>(() => {
    const error = state.status === 'error' ? state : undefined
    return { errors: error?.fields ?? {}, values: error?.values, version: seen.version, idPrefix, marksOptional: optionalMarks }
  }, [state, seen.version, idPrefix, optionalMarks])

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    const asks = confirm !== undefined && !confirmed.current && event.nativeEvent.submitter === main.current
    if (sending || asks) event.preventDefault()
    if (sending) return
    if (asks) {
      dialog.current?.showModal()
      // focus goes to the question, so that a second Enter does not answer it
      dialog.current?.focus()
      return
    }
    if (autosave.isSaving()) {
      event.preventDefault()
      void sendOnceSaved(event.nativeEvent.submitter)
      return
    }
    confirmed.current = false
    autosave.handOver()
  }

  async function sendOnceSaved(submitter: HTMLElement | null) {
    setWaiting(true)
    await autosave.whenIdle()
    flushSync(() => setWaiting(false))
    form.current?.requestSubmit(submitter)
  }

  const Heading = `h${titleLevel}` as const
  return (
    <FieldScopeContext value={scope}>
      <Fold summary={fold} open={state.status !== 'initial'}>
        <form
          ref={form}
          action={dispatch}
          noValidate
          className="[&>:not(input[type=hidden])~*]:mt-6"
          aria-labelledby={title ? titleId : undefined}
          onSubmit={onSubmit}
          onInput={autosave.touched}
          onKeyDown={(event) => {
            if (bar && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit(main.current)
          }}
          onReset={(event) => {
            // React empties a form once its action has answered; after a refusal that would lose what was typed.
            if (state.status === 'error') event.preventDefault()
          }}
        >
          {title ? <Heading id={titleId}>{title}</Heading> : null}
          {state.status === 'error' ? <ErrorSummary state={state} idPrefix={idPrefix} /> : null}
          {state.status === 'ok' && state.message ? <Success key={seen.version} message={state.message} lines={state.lignes} /> : null}
          <AutosaveAlerts autosave={autosave} />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} readOnly />
          ))}
          {children}
          {nothingToSend ? null : (
            <div
              data-bar={bar || undefined}
              className={classes(
                'flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden',
                bar && 'rounded border border-line bg-paper px-4 py-2 md:sticky md:bottom-0 md:z-1',
              )}
            >
              <Button ref={main} variant={submitVariant} aria-disabled={sending || undefined}>
                {sending ? 'Envoi…' : submitLabel}
              </Button>
              {secondary}
              {autosaves ? <AutosaveStatus autosave={autosave} /> : null}
              <span role="status" className="sr-only">
                {sending ? 'Envoi en cours' : ''}
              </span>
            </div>
          )}
          {confirm === undefined ? null : (
            <ConfirmDialog
              dialog={dialog}
              question={confirm}
              confirmLabel={submitLabel}
              variant={submitVariant}
              onConfirm={() => {
                confirmed.current = true
                form.current?.requestSubmit(main.current)
              }}
            />
          )}
        </form>
      </Fold>
    </FieldScopeContext>
  )
}

function Fold({ summary, open, children }: { summary: string | undefined; open: boolean; children: ReactNode }) {
  if (summary === undefined) return children
  return (
    <details open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

function Success({ message, lines = [] }: { message: string; lines: readonly LigneFaite[] | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone={lines.some((line) => line.refus) ? 'warn' : 'good'} live>
        <p>{message}</p>
        {lines.length > 0 ? (
          <ul>
            {lines.map((line) => (
              <li key={line.titre}>
                {line.titre}&nbsp;: {line.refus ?? 'fait'}
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  )
}
